package io.millrace.serde;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.apache.kafka.common.config.ConfigException;

/**
 * Where a registry is, and what is said at its door.
 *
 * @param base the address without credentials or a slash at its end
 * @param authorization the value of the header {@code Authorization}, empty for none
 */
record RegistryAddress(String base, String authorization) {

    /** Parses one URL of the configuration; the message of a failure never holds the URL, as it may hold a password. */
    static RegistryAddress of(String url, RegistryConfig config) {
        URI uri = parse(url);
        String base = uri.getScheme() + "://" + uri.getRawAuthority().replaceFirst("^.*@", "") + uri.getRawPath();
        return new RegistryAddress(base.replaceFirst("/+$", ""), authorization(uri, config));
    }

    URI resolve(String path) {
        return URI.create(base + path);
    }

    private static URI parse(String url) {
        try {
            URI uri = URI.create(url);
            if (uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            // Said below, without the URL.
        }
        throw new ConfigException(
                RegistryConfig.URL + ": every address must be http://host, https://host or mock://name");
    }

    private static String authorization(URI uri, RegistryConfig config) {
        if (!config.getString(RegistryConfig.BEARER_SOURCE).isEmpty()) {
            return "Bearer " + secret(config, RegistryConfig.BEARER_TOKEN);
        }
        if (config.getString(RegistryConfig.BASIC_SOURCE).equals("USER_INFO")) {
            return basic(secret(config, RegistryConfig.BASIC_USER_INFO));
        }
        return uri.getUserInfo() == null ? "" : basic(uri.getUserInfo());
    }

    private static String secret(RegistryConfig config, String key) {
        String secret = config.getPassword(key).value();
        if (secret.isEmpty()) {
            throw new ConfigException(key + " is missing, though the credentials' source asks for it");
        }
        return secret;
    }

    private static String basic(String userInfo) {
        return "Basic " + Base64.getEncoder().encodeToString(userInfo.getBytes(StandardCharsets.UTF_8));
    }

    /** Leaves the credentials out. */
    @Override
    public String toString() {
        return base;
    }
}
