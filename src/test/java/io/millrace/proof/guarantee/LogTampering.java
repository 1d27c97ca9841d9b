package io.millrace.proof.guarantee;

import io.millrace.proof.Evidence;
import io.millrace.schema.Decision;
import io.millrace.schema.ModelEntry;
import io.millrace.schema.Outcome;
import io.millrace.schema.Prediction;
import io.millrace.schema.RetrainingJob;
import io.millrace.schema.Snapshot;
import io.millrace.schema.TrainingRecord;
import io.millrace.schema.WindowClosed;
import io.millrace.serde.AvroSerdes;
import io.millrace.testing.RecordCopies;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Changes one log of an evidence, as a fault of the service would have changed it.
 *
 * @param <V> class of its values
 */
final class LogTampering<V extends SpecificRecord> {

    private final Evidence evidence;
    private final String topic;
    private final Class<V> type;
    private final List<ConsumerRecord<byte[], byte[]>> log;

    private LogTampering(Evidence evidence, String topic, Class<V> type) {
        this.evidence = evidence;
        this.topic = topic;
        this.type = type;
        this.log = new ArrayList<>(evidence.log(topic));
    }

    static LogTampering<WindowClosed> windows(Evidence evidence) {
        return new LogTampering<>(evidence, evidence.topics().windows(), WindowClosed.class);
    }

    static LogTampering<TrainingRecord> trainingRecords(Evidence evidence) {
        return new LogTampering<>(evidence, evidence.topics().trainingRecords(), TrainingRecord.class);
    }

    static LogTampering<Snapshot> snapshots(Evidence evidence) {
        return new LogTampering<>(evidence, evidence.topics().snapshots(), Snapshot.class);
    }

    static LogTampering<Decision> decisions(Evidence evidence) {
        return new LogTampering<>(evidence, evidence.topics().decisions(), Decision.class);
    }

    static LogTampering<RetrainingJob> jobs(Evidence evidence) {
        return new LogTampering<>(evidence, evidence.topics().jobs(), RetrainingJob.class);
    }

    static LogTampering<ModelEntry> models(Evidence evidence) {
        return new LogTampering<>(evidence, evidence.topics().models(), ModelEntry.class);
    }

    static LogTampering<Prediction> predictions(Evidence evidence) {
        return new LogTampering<>(evidence, evidence.topics().predictions(), Prediction.class);
    }

    static LogTampering<Outcome> outcomes(Evidence evidence) {
        return new LogTampering<>(evidence, evidence.topics().outcomes(), Outcome.class);
    }

    /** The value of a record. */
    V value(int index) {
        return evidence.decode(log.get(index), type);
    }

    /** The index of the first record with such a value. */
    int first(Predicate<V> which) {
        return IntStream.range(0, log.size())
                .filter(index -> which.test(value(index)))
                .findFirst()
                .orElseThrow();
    }

    /** The index of the last record with such a value. */
    int last(Predicate<V> which) {
        return IntStream.range(0, log.size())
                .filter(index -> which.test(value(index)))
                .max()
                .orElseThrow();
    }

    /** Without that record. */
    Evidence drop(int index) {
        log.remove(index);
        return evidence.with(topic, log);
    }

    /** Without all records with such a value. */
    Evidence without(Predicate<V> which) {
        log.removeIf(record -> which.test(evidence.decode(record, type)));
        return evidence.with(topic, log);
    }

    /** With that record once more, at the end of its partition. */
    Evidence repeat(int index) {
        return append(log.get(index), log.get(index).value());
    }

    /** With a changed copy of that record, at the end of its partition. */
    Evidence follow(int index, UnaryOperator<V> change) {
        return append(log.get(index), bytes(change.apply(value(index))));
    }

    /** With that record and the next one in each other's place. */
    Evidence swap(int index) {
        ConsumerRecord<byte[], byte[]> first = log.get(index);
        ConsumerRecord<byte[], byte[]> second = log.get(index + 1);
        log.set(index, copy(second, first.offset(), second.value()));
        log.set(index + 1, copy(first, second.offset(), first.value()));
        return evidence.with(topic, log);
    }

    /** With that record changed. */
    Evidence change(int index, UnaryOperator<V> change) {
        ConsumerRecord<byte[], byte[]> record = log.get(index);
        log.set(index, copy(record, record.offset(), bytes(change.apply(value(index)))));
        return evidence.with(topic, log);
    }

    /** Without the last records of a partition. */
    Evidence cutOff(int partition, int count) {
        List<ConsumerRecord<byte[], byte[]>> held =
                log.stream().filter(record -> record.partition() == partition).toList();
        log.removeAll(held.subList(held.size() - count, held.size()));
        return evidence.with(topic, log);
    }

    private Evidence append(ConsumerRecord<byte[], byte[]> record, byte[] value) {
        int last = IntStream.range(0, log.size())
                .filter(index -> log.get(index).partition() == record.partition())
                .max()
                .orElseThrow();
        log.add(last + 1, copy(record, log.get(last).offset() + 1, value));
        return evidence.with(topic, log);
    }

    private byte[] bytes(V value) {
        return new AvroSerdes(evidence.config().serdes())
                .value(type)
                .serializer()
                .serialize(topic, value);
    }

    private static ConsumerRecord<byte[], byte[]> copy(
            ConsumerRecord<byte[], byte[]> record, long offset, byte[] value) {
        return RecordCopies.at(record, record.partition(), offset, record.key(), value);
    }
}
