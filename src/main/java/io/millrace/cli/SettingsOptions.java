package io.millrace.cli;

import io.millrace.config.ConfigSources;
import io.millrace.config.MillraceConfig;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** Where the configuration comes from: the file, then the environment, then the options; later ones win. */
class SettingsOptions {

    @Option(names = "--config", paramLabel = "FILE", description = "Properties file; `millrace config` lists the keys.")
    private Path file;

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "Set one key of Millrace. Repeatable.")
    private Map<String, String> keys = new LinkedHashMap<>();

    @Option(
            names = "--kafka-config",
            paramLabel = "KEY=VALUE",
            split = ",",
            description = "Set keys of the Kafka clients. Repeatable.")
    private Map<String, String> kafka = new LinkedHashMap<>();

    @Option(names = "--verbose", description = "Show stack traces and more of the log.")
    private boolean verbose;

    /** All settings that were made somewhere. */
    final Map<String, String> settings() {
        return settings(file, keys);
    }

    /** As {@link #settings()}, with another file, which may be null, and without the keys that options set. */
    final Map<String, String> settings(Path other) {
        return settings(other, Map.of());
    }

    /** What the file and the keys say, alone. */
    final Map<String, String> rules() {
        return sources(file).put(keys).toMap();
    }

    private Map<String, String> settings(Path from, Map<String, String> given) {
        return sources(from)
                .environment(System.getenv())
                .put(given)
                .put(access())
                .toMap();
    }

    private static ConfigSources sources(Path from) {
        return from == null ? new ConfigSources() : new ConfigSources().file(from);
    }

    /** The configuration; what it needs must be set somewhere. */
    final MillraceConfig config() {
        return new MillraceConfig(settings());
    }

    /** What options say of how Kafka and the registry are reached. */
    Map<String, String> access() {
        Map<String, String> access = new HashMap<>();
        kafka.forEach((key, value) -> access.put("kafka." + key, value));
        return access;
    }
}
