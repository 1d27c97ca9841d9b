package io.millrace.metrics;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.MetricName;

/**
 * Consumers show the metrics of a topic with dots in its name twice, the second time with underscores in their place (KIP-1109
 * keeps that until Kafka 5). Kafka refuses topics whose names differ in this alone, so the second can be told.
 *
 * @param aliases names of topics with underscores in place of dots
 */
record DottedTopics(Set<String> aliases) {

    private static final String TOPIC = "topic";

    static DottedTopics of(Collection<MetricName> names) {
        return new DottedTopics(names.stream()
                .map(name -> name.tags().getOrDefault(TOPIC, ""))
                .filter(topic -> topic.contains("."))
                .map(topic -> topic.replace('.', '_'))
                .collect(Collectors.toSet()));
    }

    boolean isAlias(MetricName name) {
        return aliases.contains(name.tags().getOrDefault(TOPIC, ""));
    }
}
