package io.millrace.testing;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/**
 * A server that speaks S3, S3Mock, on this machine, with one bucket. It takes any credentials.
 *
 * @param port where it listens
 * @param end stops it
 */
public record S3Server(int port, Runnable end) implements AutoCloseable {

    /** The bucket that is there. */
    public static final String BUCKET = "millrace";

    /** Keys of {@code millrace.properties} for a part of the bucket that nobody else uses, all but the endpoint. */
    public static Map<String, String> settings(String prefix) {
        return new HashMap<>(Map.of(
                "storage.uri", "s3://" + BUCKET + "/" + prefix,
                "storage.s3.access.key.id", "reader",
                "storage.s3.secret.access.key", "not-so-secret"));
    }

    /**
     * Writes an object past all rules.
     *
     * @param object {@code s3://bucket/key}
     */
    public void overwrite(String object, byte[] content) throws IOException {
        URI target = URI.create(endpoint(port) + object.substring("s3:/".length()));
        HttpURLConnection connection = (HttpURLConnection) target.toURL().openConnection();
        connection.setRequestMethod("PUT");
        connection.setDoOutput(true);
        connection.getOutputStream().write(content);
        if (connection.getResponseCode() != HttpURLConnection.HTTP_OK) {
            throw new IOException(object + " cannot be written: " + connection.getResponseCode());
        }
    }

    /** The endpoint of a server on this machine. */
    public static String endpoint(int port) {
        return "http://127.0.0.1:" + port;
    }

    @Override
    public void close() {
        end.run();
    }
}
