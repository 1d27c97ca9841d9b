package io.millrace.proof.guarantee;

import io.millrace.proof.Evidence;
import io.millrace.serde.AvroSerdes;
import io.millrace.testing.RecordCopies;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;

/** Changes evidence as a fault of the service would have, a record at a time. */
final class Tampering {

    private Tampering() {}

    /** Without a record. */
    static Evidence drop(Evidence evidence, ConsumerRecord<byte[], byte[]> record) {
        return edit(evidence, record.topic(), log -> {
            log.remove(record);
            return log;
        });
    }

    /** Without the last records of a partition. */
    static Evidence cutTail(Evidence evidence, String topic, int partition, int count) {
        List<ConsumerRecord<byte[], byte[]>> there = evidence.log(topic).stream()
                .filter(record -> record.partition() == partition)
                .toList();
        return edit(evidence, topic, log -> {
            log.removeAll(there.subList(there.size() - count, there.size()));
            return log;
        });
    }

    /** With a record once more, just after it. */
    static Evidence repeat(Evidence evidence, ConsumerRecord<byte[], byte[]> record) {
        return insert(evidence, record, at(record, record.offset() + 1, record.key(), record.value()));
    }

    /** With a record that was never written, just after another. */
    static Evidence insert(
            Evidence evidence, ConsumerRecord<byte[], byte[]> after, ConsumerRecord<byte[], byte[]> added) {
        return edit(evidence, after.topic(), log -> {
            log.add(log.indexOf(after) + 1, added);
            return log;
        });
    }

    /** With two records of a topic in each other's place. */
    static Evidence swap(Evidence evidence, ConsumerRecord<byte[], byte[]> one, ConsumerRecord<byte[], byte[]> other) {
        return edit(evidence, one.topic(), log -> {
            log.set(log.indexOf(one), at(one, one.offset(), other.key(), other.value()));
            log.set(log.indexOf(other), at(other, other.offset(), one.key(), one.value()));
            return log;
        });
    }

    /** With another value in a record. */
    static Evidence change(Evidence evidence, ConsumerRecord<byte[], byte[]> record, byte[] value) {
        return edit(evidence, record.topic(), log -> {
            log.set(log.indexOf(record), at(record, record.offset(), record.key(), value));
            return log;
        });
    }

    /** A value as the service writes it. */
    static <T extends SpecificRecord> byte[] bytes(Evidence evidence, String topic, Class<T> type, T value) {
        return new AvroSerdes(evidence.config().serdes())
                .value(type)
                .serializer()
                .serialize(topic, value);
    }

    /** A record at another offset, with another key and value. */
    static ConsumerRecord<byte[], byte[]> at(
            ConsumerRecord<byte[], byte[]> record, long offset, byte[] key, byte[] value) {
        return RecordCopies.at(record, record.partition(), offset, key, value);
    }

    /** A record with other headers. */
    static ConsumerRecord<byte[], byte[]> withHeaders(ConsumerRecord<byte[], byte[]> record, Headers headers) {
        return new ConsumerRecord<>(
                record.topic(),
                record.partition(),
                record.offset(),
                record.timestamp(),
                record.timestampType(),
                record.serializedKeySize(),
                record.serializedValueSize(),
                record.key(),
                record.value(),
                headers,
                record.leaderEpoch());
    }

    private static Evidence edit(
            Evidence evidence, String topic, UnaryOperator<List<ConsumerRecord<byte[], byte[]>>> edit) {
        return evidence.with(topic, edit.apply(new ArrayList<>(evidence.log(topic))));
    }
}
