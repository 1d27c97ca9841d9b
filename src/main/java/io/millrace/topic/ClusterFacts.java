package io.millrace.topic;

import java.util.Map;
import org.apache.kafka.common.Uuid;

/**
 * What a cluster says of itself and of its topics.
 *
 * @param brokers the number of brokers that are up
 * @param transactionVersion the finalized level of the feature {@code transaction.version}, 0 if there is none
 * @param topics by name, those of the catalogue that exist, and those that Kafka Streams made for the roles
 */
record ClusterFacts(int brokers, int transactionVersion, Map<String, Topic> topics) {

    /**
     * A topic as it is.
     *
     * @param id the id that the topic keeps until it is deleted
     * @param partitions the number of partitions
     * @param replicas the number of replicas of the partition that has the fewest
     * @param settings the effective configuration, defaults included
     */
    record Topic(Uuid id, int partitions, int replicas, Map<String, String> settings) {}
}
