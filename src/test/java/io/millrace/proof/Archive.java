package io.millrace.proof;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** The committed records of all topics of a run, read to their ends as often as asked. For one thread. */
final class Archive implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);

    private final Consumer<byte[], byte[]> consumer;
    private final Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> records;

    /**
     * Opens the archive; nothing is read yet.
     *
     * @param consumer without a group; closed with this
     * @param topics what to read
     */
    Archive(Consumer<byte[], byte[]> consumer, Collection<String> topics) {
        this.consumer = consumer;
        this.records =
                new TreeMap<>(Comparator.comparing(TopicPartition::topic).thenComparing(TopicPartition::partition));
        partitions(consumer, topics).forEach(partition -> records.put(partition, new ArrayList<>()));
        consumer.assign(records.keySet());
        consumer.seekToBeginning(records.keySet());
    }

    static List<TopicPartition> partitions(Consumer<?, ?> consumer, Collection<String> topics) {
        return topics.stream()
                .flatMap(topic ->
                        consumer.partitionsFor(topic).stream().map(info -> new TopicPartition(topic, info.partition())))
                .toList();
    }

    /** Reads on to the ends as they are now. */
    void readOn() {
        Map<TopicPartition, Long> ends = consumer.endOffsets(records.keySet());
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            consumer.poll(POLL)
                    .forEach(read -> records.get(new TopicPartition(read.topic(), read.partition()))
                            .add(read));
        }
    }

    /** Per partition the offset after its last record that was read; partitions without records are left out. */
    Map<TopicPartition, Long> ends() {
        Map<TopicPartition, Long> ends =
                new TreeMap<>(Comparator.comparing(TopicPartition::topic).thenComparing(TopicPartition::partition));
        records.forEach((partition, read) -> {
            if (!read.isEmpty()) {
                ends.put(partition, read.get(read.size() - 1).offset() + 1);
            }
        });
        return ends;
    }

    /** What was read: topic → records, by partition and offset. */
    SortedMap<String, List<ConsumerRecord<byte[], byte[]>>> logs() {
        SortedMap<String, List<ConsumerRecord<byte[], byte[]>>> logs = new TreeMap<>();
        records.forEach((partition, read) -> logs.merge(partition.topic(), read, Archive::joined));
        return logs;
    }

    @Override
    public void close() {
        consumer.close();
    }

    private static <T> List<T> joined(List<T> one, List<T> other) {
        return Stream.concat(one.stream(), other.stream()).toList();
    }
}
