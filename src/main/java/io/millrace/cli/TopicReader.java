package io.millrace.cli;

import io.millrace.curation.KeyCheck;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Reads the committed records of a topic from the beginning, without a group. For one thread.
 *
 * @param <T> the values
 */
final class TopicReader<T extends SpecificRecord> implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);

    private final Consumer<byte[], byte[]> consumer;
    private final Deserializer<T> values;
    private final List<TopicPartition> partitions;

    TopicReader(Consumer<byte[], byte[]> consumer, String topic, Deserializer<T> values) {
        this(consumer, assign(consumer, topic), values);
    }

    private TopicReader(Consumer<byte[], byte[]> consumer, List<TopicPartition> assigned, Deserializer<T> values) {
        this.consumer = consumer;
        this.values = values;
        this.partitions = assigned;
        consumer.seekToBeginning(partitions);
    }

    /** Reads only the partitions where the default partitioner puts some keys, at least one. */
    static <T extends SpecificRecord> TopicReader<T> ofHomes(
            Consumer<byte[], byte[]> consumer, String topic, Collection<String> keys, Deserializer<T> values) {
        KeyCheck check = new KeyCheck(consumer.partitionsFor(topic).size());
        List<TopicPartition> homes = keys.stream()
                .map(check::home)
                .distinct()
                .sorted()
                .map(home -> new TopicPartition(topic, home))
                .toList();
        consumer.assign(homes);
        return new TopicReader<>(consumer, homes, values);
    }

    /** Gives a consumer all partitions of a topic. */
    static List<TopicPartition> assign(Consumer<?, ?> consumer, String topic) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
        consumer.assign(partitions);
        return partitions;
    }

    /** Takes all records that were committed since the last call, up to now; in order within a partition. */
    void drain(java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> action) {
        drain(ends(), action);
    }

    /** Takes all records up to some offsets, and waits for those that are not committed yet. */
    void drain(Map<TopicPartition, Long> ends, java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> action) {
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            consumer.poll(POLL).forEach(action);
        }
    }

    /** Waits a moment for records that are committed from now on, and takes them. */
    void poll(java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> action) {
        consumer.poll(POLL).forEach(action);
    }

    /** What is read. */
    List<TopicPartition> partitions() {
        return partitions;
    }

    /** The offsets of the first records that are still there, by partition. */
    Map<TopicPartition, Long> beginnings() {
        return consumer.beginningOffsets(partitions);
    }

    /** The offsets after the last committed records, by partition. */
    Map<TopicPartition, Long> ends() {
        return consumer.endOffsets(partitions);
    }

    /** The value of a record; null stays null. */
    T value(ConsumerRecord<byte[], byte[]> event) {
        return values.deserialize(event.topic(), event.headers(), event.value());
    }

    @Override
    public void close() {
        consumer.close();
    }
}
