package io.millrace.snapshot;

import io.millrace.dataset.DatasetException;
import io.millrace.runtime.KafkaClients;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * A training-record log as it is now.
 *
 * @param topicId the id of the topic
 * @param compactionLagMs how long at least a replaced record stays; {@link Long#MAX_VALUE} if the topic is not compacted
 * @param starts by partition the first offset that was not deleted. Compaction does not move it, retention does
 * @param ends by partition the offset after the last committed record
 */
record LogState(String topicId, long compactionLagMs, SortedMap<Integer, Long> starts, SortedMap<Integer, Long> ends) {

    /** Asks the cluster; null if there is no such topic. */
    static LogState read(Admin admin, KafkaClients clients, String topic) throws InterruptedException {
        TopicDescription description = describe(admin, topic);
        if (description == null) {
            return null;
        }
        List<TopicPartition> partitions = description.partitions().stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        try (Consumer<byte[], byte[]> consumer = clients.reader()) {
            return new LogState(
                    description.topicId().toString(),
                    compactionLagMs(admin, topic),
                    byPartition(consumer.beginningOffsets(partitions)),
                    byPartition(consumer.endOffsets(partitions)));
        }
    }

    private static TopicDescription describe(Admin admin, String topic) throws InterruptedException {
        try {
            return answer(
                    topic,
                    admin.describeTopics(List.of(topic)).topicNameValues().get(topic));
        } catch (DatasetException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return null;
            }
            throw e;
        }
    }

    private static long compactionLagMs(Admin admin, String topic) throws InterruptedException {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        Config config =
                answer(topic, admin.describeConfigs(List.of(resource)).values().get(resource));
        boolean compacted =
                config.get(TopicConfig.CLEANUP_POLICY_CONFIG).value().contains("compact");
        return compacted
                ? Long.parseLong(
                        config.get(TopicConfig.MIN_COMPACTION_LAG_MS_CONFIG).value())
                : Long.MAX_VALUE;
    }

    private static <T> T answer(String topic, KafkaFuture<T> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new DatasetException(
                    "Cannot ask for topic " + topic + "; see that Kafka answers and the topic may be described",
                    e.getCause());
        }
    }

    private static SortedMap<Integer, Long> byPartition(Map<TopicPartition, Long> offsets) {
        SortedMap<Integer, Long> byPartition = new TreeMap<>();
        offsets.forEach((partition, offset) -> byPartition.put(partition.partition(), offset));
        return byPartition;
    }
}
