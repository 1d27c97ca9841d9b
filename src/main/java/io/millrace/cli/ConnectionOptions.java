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
        Map<String, String> settings = new HashMap<>(settings());
        settings.putIfAbsent(ConfigKeys.BOOTSTRAP_SERVERS, BROKER);
        settings.putIfAbsent(RegistryConfig.URL, REGISTRY);
        return new MillraceConfig(settings);
    }

    @Override
    Map<String, String> given() {
        Map<String, String> given = super.given();
        if (bootstrapServers != null) {
            given.put(ConfigKeys.BOOTSTRAP_SERVERS, bootstrapServers);
        }
        if (registryUrl != null) {
            given.put(RegistryConfig.URL, registryUrl);
        }
        return given;
    }
}
