package io.millrace.testing;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Copies of consumed records in which something differs. */
public final class RecordCopies {

    private RecordCopies() {}

    /** The record with another key and value. */
    public static <K, V> ConsumerRecord<K, V> with(ConsumerRecord<?, ?> record, K key, V value) {
        return at(record, record.partition(), record.offset(), key, value);
    }

    /** The record as if it had been written at another place of its topic, with another key and value. */
    public static <K, V> ConsumerRecord<K, V> at(
            ConsumerRecord<?, ?> record, int partition, long offset, K key, V value) {
        return new ConsumerRecord<>(
                record.topic(),
                partition,
                offset,
                record.timestamp(),
                record.timestampType(),
                record.serializedKeySize(),
                record.serializedValueSize(),
                key,
                value,
                record.headers(),
                record.leaderEpoch());
    }
}
