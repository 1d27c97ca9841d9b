package io.millrace.topic;

import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;

/**
 * What a topic must be like.
 *
 * @param name the topic's name
 * @param partitions the number of partitions, at least 1
 * @param replicationFactor the number of replicas, or {@link #BROKER_DEFAULT}
 * @param settings the topic's configuration, by Kafka's names
 */
public record TopicSpec(String name, int partitions, short replicationFactor, Map<String, String> settings) {

    /** The replication factor that leaves the number of replicas to the cluster. */
    public static final short BROKER_DEFAULT = -1;

    public TopicSpec {
        settings = Map.copyOf(settings);
    }

    /** Whether the topic keeps the last value of each key, and nothing older for good. */
    public boolean compacted() {
        return TopicConfig.CLEANUP_POLICY_COMPACT.equals(settings.get(TopicConfig.CLEANUP_POLICY_CONFIG));
    }

    NewTopic newTopic() {
        Optional<Short> replicas =
                replicationFactor == BROKER_DEFAULT ? Optional.empty() : Optional.of(replicationFactor);
        return new NewTopic(name, Optional.of(partitions), replicas).configs(settings);
    }
}
