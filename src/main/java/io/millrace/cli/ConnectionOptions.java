package io.millrace.cli;

import io.millrace.config.ConfigKeys;
import io.millrace.config.MillraceConfig;
import io.millrace.serde.RegistryConfig;
import java.util.HashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** Settings, and where Kafka and the registry are. */
final class ConnectionOptions extends SettingsOptions {

    /** Where {@code millrace dev} listens, so that the other commands find it without options. */
    static final int BROKER_PORT = 9092;

    static final int REGISTRY_PORT = 8081;

    private static final String BROKER = "127.0.0.1:" + BROKER_PORT;
    private static final String REGISTRY = "http://127.0.0.1:" + REGISTRY_PORT;

    @Option(
            names = {"--bootstrap-servers", "--bootstrap-server"},
            paramLabel = "HOST:PORT,…",
            description =
                    "Kafka brokers. Commands that ask a running installation take " + BROKER + " if none are set.")
    private String bootstrapServers;

    @Option(
            names = "--schema-registry-url",
            paramLabel = "URL,…",
            description = "Schema registry; likewise " + REGISTRY + ".")
    private String registryUrl;

    /** The configuration, with the addresses of {@code millrace dev} if no others are set. */
    MillraceConfig clientConfig() {
        return new MillraceConfig(withAddresses(settings()));
    }

    /** Settings with those addresses, if they have none. */
    static Map<String, String> withAddresses(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.putIfAbsent(ConfigKeys.BOOTSTRAP_SERVERS, BROKER);
        all.putIfAbsent(RegistryConfig.URL, REGISTRY);
        return all;
    }

    @Override
    Map<String, String> access() {
        Map<String, String> access = super.access();
        if (bootstrapServers != null) {
            access.put(ConfigKeys.BOOTSTRAP_SERVERS, bootstrapServers);
        }
        if (registryUrl != null) {
            access.put(RegistryConfig.URL, registryUrl);
        }
        return access;
    }
}
