package io.millrace.runtime;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads the partitions of each topic in step, by the times of their records: one that is ahead of another that has more to
 * give is paused. Otherwise a consumer that catches up takes some thousand records of one partition, then of the next, and what
 * happened last is seen first. Off by the records of one poll.
 */
final class InStepConsumer extends KafkaConsumer<byte[], byte[]> {

    /** Few, so that partitions are in step, but enough to be worth a poll. */
    private static final int RECORDS_MAX = 20;

    private final Map<TopicPartition, Long> times = new HashMap<>();
    private final Set<TopicPartition> pausedByOwner = new HashSet<>();
    private Set<TopicPartition> readLast = Set.of();
    private Set<TopicPartition> held = Set.of();

    InStepConsumer(Map<String, Object> config) {
        super(few(config), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    @Override
    public ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
        // Of two partitions that were fetched the consumer gives out one to its end before it even looks at the other.
        keepInStep(readLast);
        ConsumerRecords<byte[], byte[]> records = super.poll(Duration.ZERO);
        if (records.isEmpty()) {
            keepInStep(Set.of());
            records = super.poll(timeout);
        }
        readLast = records.partitions();
        for (ConsumerRecord<byte[], byte[]> event : records) {
            times.merge(new TopicPartition(event.topic(), event.partition()), event.timestamp(), Math::max);
        }
        return records;
    }

    @Override
    public void pause(Collection<TopicPartition> partitions) {
        pausedByOwner.addAll(partitions);
        super.pause(partitions);
    }

    @Override
    public void resume(Collection<TopicPartition> partitions) {
        partitions.forEach(pausedByOwner::remove);
        super.resume(partitions.stream()
                .filter(partition -> !held.contains(partition))
                .toList());
    }

    /** Holds what is ahead, and others. */
    private void keepInStep(Set<TopicPartition> others) {
        Set<TopicPartition> assigned = assignment();
        times.keySet().retainAll(assigned);
        pausedByOwner.retainAll(assigned);
        Set<TopicPartition> waiting =
                assigned.stream().filter(this::mayHaveMore).collect(Collectors.toSet());
        held = new HashSet<>(ahead(times, waiting));
        others.stream().filter(assigned::contains).forEach(held::add);
        super.pause(held);
        super.resume(assigned.stream()
                .filter(partition -> !held.contains(partition) && !pausedByOwner.contains(partition))
                .toList());
    }

    /** Before its first answer from the broker nothing is known of a partition. */
    private boolean mayHaveMore(TopicPartition partition) {
        return currentLag(partition).orElse(1) > 0;
    }

    /**
     * The partitions that are ahead of another one of their topic.
     *
     * @param times of the newest record that was read; absent if none was
     * @param waiting the partitions that may have more to give
     */
    static Set<TopicPartition> ahead(Map<TopicPartition, Long> times, Set<TopicPartition> waiting) {
        Map<String, Long> slowest = waiting.stream()
                .collect(Collectors.toMap(
                        TopicPartition::topic, partition -> times.getOrDefault(partition, Long.MIN_VALUE), Math::min));
        return times.entrySet().stream()
                .filter(time ->
                        time.getValue() > slowest.getOrDefault(time.getKey().topic(), Long.MAX_VALUE))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static Map<String, Object> few(Map<String, Object> config) {
        Map<String, Object> few = new HashMap<>(config);
        few.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, RECORDS_MAX);
        return few;
    }
}
