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
        ConfigSources sources = new ConfigSources();
        if (file != null) {
            sources.file(file);
        }
        return sources.environment(System.getenv()).put(given()).toMap();
    }

    /** The configuration; what it needs must be set somewhere. */
    final MillraceConfig config() {
        return new MillraceConfig(settings());
    }

    /** The settings made by options. */
    Map<String, String> given() {
        Map<String, String> given = new HashMap<>(keys);
        kafka.forEach((key, value) -> given.put("kafka." + key, value));
        return given;
    }
}
