package io.millrace.serde;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.security.ssl.DefaultSslEngineFactory;

/** The certificates for https, from the keys {@code schema.registry.ssl.}; read by Kafka's own code, PEM included. */
final class RegistryTls {

    private static final String SSL = "ssl.";

    private RegistryTls() {}

    /**
     * Returns the context, empty if no key is set, which leaves the Java default.
     *
     * @throws org.apache.kafka.common.KafkaException if a file or a password is wrong
     */
    static Optional<SSLContext> context(RegistryConfig config) {
        Map<String, Object> keys = new HashMap<>(config.originalsWithPrefix(RegistryConfig.PREFIX));
        keys.keySet().removeIf(key -> !key.startsWith(SSL));
        if (keys.isEmpty()) {
            return Optional.empty();
        }
        DefaultSslEngineFactory factory = new DefaultSslEngineFactory();
        factory.configure(new ConfigDef().withClientSslSupport().parse(keys));
        return Optional.of(factory.sslContext());
    }
}
