package io.millrace.testing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Reads the committed records of one topic as they come, from the first one on, and keeps them all. For one thread at a
 * time.
 *
 * @param <K> type of the keys
 * @param <V> type of the values
 */
public final class TopicFollower<K, V> implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);

    private final Consumer<byte[], byte[]> consumer;
    private final Deserializer<K> keys;
    private final Deserializer<V> values;
    private final List<ConsumerRecord<K, V>> records = new ArrayList<>();

    TopicFollower(Consumer<byte[], byte[]> consumer, String topic, Deserializer<K> keys, Deserializer<V> values) {
        this.consumer = consumer;
        this.keys = keys;
        this.values = values;
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** All records that are committed by now, in order within each partition. */
    public List<ConsumerRecord<K, V>> read() {
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            consumer.poll(POLL).forEach(record -> records.add(typed(record)));
        }
        return Collections.unmodifiableList(records);
    }

    /** The values of all records that are committed by now. */
    public List<V> values() {
        return read().stream().map(ConsumerRecord::value).toList();
    }

    @Override
    public void close() {
        consumer.close();
    }

    private ConsumerRecord<K, V> typed(ConsumerRecord<byte[], byte[]> raw) {
        return RecordCopies.with(
                raw,
                keys.deserialize(raw.topic(), raw.headers(), raw.key()),
                values.deserialize(raw.topic(), raw.headers(), raw.value()));
    }
}
