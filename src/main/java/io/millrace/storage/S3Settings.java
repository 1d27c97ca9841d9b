package io.millrace.storage;

import java.net.URI;
import java.util.Optional;

/**
 * How to reach buckets.
 *
 * @param endpoint the server, {@code http://host:port} or {@code https://…}; empty for Amazon's
 * @param region its region; empty for what the SDK's default chain finds, or us-east-1 if there is an endpoint
 * @param pathStyle whether the bucket is part of the path, not of the host name
 * @param accessKeyId who asks; empty for what the SDK's default chain finds
 * @param secretAccessKey that one's secret, empty with an empty id; never shown
 */
public record S3Settings(
        Optional<URI> endpoint, String region, boolean pathStyle, String accessKeyId, String secretAccessKey) {

    /** @throws IllegalArgumentException if there is an id without a secret or the reverse, or the endpoint is no http URL */
    public S3Settings {
        if (accessKeyId.isEmpty() != secretAccessKey.isEmpty()) {
            throw new IllegalArgumentException("an access key id and its secret must be set together");
        }
        if (endpoint.filter(url -> !isHttp(url)).isPresent()) {
            throw new IllegalArgumentException("an endpoint is http://host:port or https://host:port");
        }
    }

    private static boolean isHttp(URI url) {
        return url.getHost() != null && ("http".equals(url.getScheme()) || "https".equals(url.getScheme()));
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "S3Settings[endpoint=%s, region=%s, pathStyle=%s, accessKeyId=%s]"
                .formatted(endpoint, region, pathStyle, accessKeyId);
    }
}
