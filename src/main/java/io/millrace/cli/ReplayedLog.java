package io.millrace.cli;

import io.millrace.schema.Decision;
import io.millrace.schema.TrainingRecord;
import io.millrace.serde.SingleObjectSerde;
import io.millrace.topic.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;

/** What a curation wrote: that of production, or that of a replay. For one thread. */
final class ReplayedLog implements AutoCloseable {

    /** Takes decisions. */
    @FunctionalInterface
    interface DecisionSink {
        void accept(Decision decision) throws IOException;
    }

    /** Takes versions of training records; null for one that was withdrawn. */
    @FunctionalInterface
    interface RecordSink {
        void accept(String reviewId, TrainingRecord record) throws IOException;
    }

    private final Session session;
    private final TopicReader<Decision> decisions;
    private final TopicReader<TrainingRecord> records;
    private final TopicReader<SpecificRecord> deadLetters;
    private final Runnable check;

    private ReplayedLog(
            Session session,
            Topics topics,
            Deserializer<Decision> decisions,
            Deserializer<TrainingRecord> records,
            Runnable check) {
        this.session = session;
        this.decisions = reader(topics.decisions(), decisions);
        this.records = reader(topics.trainingRecords(), records);
        this.deadLetters = reader(topics.deadLetters(), null);
        this.check = check;
    }

    /**
     * What production wrote.
     *
     * @param check called for each record; stops it by throwing
     */
    static ReplayedLog ofProduction(Session session, Runnable check) {
        return new ReplayedLog(
                session,
                session.topics(),
                session.serdes().value(Decision.class).deserializer(),
                session.serdes().value(TrainingRecord.class).deserializer(),
                check);
    }

    /** What a replay writes, which names no schemas of the registry; as {@link #ofProduction}. */
    static ReplayedLog ofReplay(Session session, Topics topics, Runnable check) {
        return new ReplayedLog(
                session,
                topics,
                SingleObjectSerde.of(Decision.getEncoder(), Decision.getDecoder())
                        .deserializer(),
                SingleObjectSerde.of(TrainingRecord.getEncoder(), TrainingRecord.getDecoder())
                        .deserializer(),
                check);
    }

    private <T extends SpecificRecord> TopicReader<T> reader(String topic, Deserializer<T> values) {
        session.requireTopic(topic);
        return new TopicReader<>(session.clients().reader(), topic, values);
    }

    /** Takes the decisions that were committed since the last call. */
    void decisions(DecisionSink sink) {
        decisions.drain(checked(event -> sink.accept(decisions.value(event))));
    }

    /** As {@link #decisions}, but waits a moment first for one to come. */
    void awaitDecisions(DecisionSink sink) {
        decisions.poll(checked(event -> sink.accept(decisions.value(event))));
        decisions(sink);
    }

    /** Takes the dead letters that were committed since the last call. */
    void deadLetters(Consumer<ConsumerRecord<byte[], byte[]>> sink) {
        deadLetters.drain(sink);
        check.run();
    }

    /** Takes all training records, and waits for those whose transactions are about to end. */
    void records(RecordSink sink) {
        records.drain(
                written(),
                checked(event -> sink.accept(new String(event.key(), StandardCharsets.UTF_8), records.value(event))));
    }

    @Override
    public void close() {
        decisions.close();
        records.close();
        deadLetters.close();
    }

    private Map<TopicPartition, Long> written() {
        Map<TopicPartition, ListOffsetsResultInfo> ends = Session.answer(
                "read offsets",
                session.admin()
                        .listOffsets(records.partitions().stream()
                                .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest())))
                        .all());
        return ends.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, end -> end.getValue().offset()));
    }

    /** Takes a record. */
    @FunctionalInterface
    private interface Action {
        void accept(ConsumerRecord<byte[], byte[]> event) throws IOException;
    }

    private Consumer<ConsumerRecord<byte[], byte[]>> checked(Action action) {
        return event -> {
            check.run();
            try {
                action.accept(event);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot sort what was read: " + e.getMessage(), e);
            }
        };
    }
}
