package io.millrace.testing;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** A server that speaks S3, S3Mock, in a process of its own, with one bucket. It takes any credentials. */
public final class S3Server implements AutoCloseable {

    /** The bucket that is there. */
    public static final String BUCKET = "millrace";

    private static final Duration START_MAX = Duration.ofMinutes(2);

    private final int port;
    private final Process process;

    private S3Server(int port, Process process) {
        this.port = port;
        this.process = process;
    }

    /**
     * Starts it and waits until it answers.
     *
     * @param directory for its files and its log
     */
    public static S3Server start(Path directory) throws IOException {
        int port = freePort();
        Files.createDirectories(directory);
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        jar() + File.pathSeparator + testClasses(),
                        S3ServerMain.class.getName(),
                        "--server.address=127.0.0.1",
                        "--http.port=" + port,
                        "--server.port=0",
                        "--com.adobe.testing.s3mock.store.root=" + directory.resolve("root"),
                        "--com.adobe.testing.s3mock.store.initial-buckets=" + BUCKET)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("s3.log").toFile())
                .start();
        S3Server server = new S3Server(port, process);
        await("the S3 server, see " + directory.resolve("s3.log"))
                .atMost(START_MAX)
                .until(server::answers);
        return server;
    }

    /** Where it listens. */
    public int port() {
        return port;
    }

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
        process.destroyForcibly().onExit().join();
    }

    private boolean answers() {
        if (!process.isAlive()) {
            throw new IllegalStateException("the S3 server ended with " + process.exitValue());
        }
        try {
            URI icon = URI.create(endpoint(port) + "/favicon.ico");
            return ((HttpURLConnection) icon.toURL().openConnection()).getResponseCode() == HttpURLConnection.HTTP_OK;
        } catch (IOException e) {
            return false;
        }
    }

    private static String jar() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.matches(".*s3mock-[^/\\\\]*-exec\\.jar"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("S3Mock is not on the class path of the tests"));
    }

    private static String testClasses() {
        return Path.of(S3Server.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .getPath())
                .toString();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
