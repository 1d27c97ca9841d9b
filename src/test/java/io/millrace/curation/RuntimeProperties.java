package io.millrace.curation;

import io.millrace.runtime.Liveness;
import io.millrace.runtime.StreamsSettings;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.streams.StreamsConfig;

/** The production properties of a topology, for the test driver, which has no transactions. */
final class RuntimeProperties {

    private RuntimeProperties() {}

    static Properties of(Path stateDir, String deadLetters) {
        Map<String, Object> clients = Map.of("bootstrap.servers", "127.0.0.1:1");
        Properties properties = new StreamsSettings(
                        clients, stateDir, deadLetters, "classic", 100, Liveness.standard(), -1, 0, 64L << 20)
                .toProperties("test", 1);
        // Dead letters of bad bytes are sent before processing begins, and there the driver forgets open transactions.
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.AT_LEAST_ONCE);
        return properties;
    }
}
