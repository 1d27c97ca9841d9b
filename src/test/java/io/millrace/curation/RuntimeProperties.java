package io.millrace.curation;

import io.millrace.runtime.StreamsSettings;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/** The production properties of a topology, for the test driver. */
final class RuntimeProperties {

    private RuntimeProperties() {}

    static Properties of(Path stateDir, String deadLetters) {
        Map<String, Object> clients = Map.of("bootstrap.servers", "127.0.0.1:1");
        return new StreamsSettings(clients, stateDir, deadLetters, "classic", 100, 6000, -1, 64L << 20)
                .toProperties("test", 1);
    }
}
