package io.millrace.curation;

import io.millrace.config.MillraceConfig;
import io.millrace.curation.Settled.Asked;
import io.millrace.grouping.Outgoing;
import io.millrace.grouping.Outgoing.Answer;
import io.millrace.schema.Decision;
import io.millrace.schema.Feedback;
import io.millrace.schema.Review;
import io.millrace.schema.TrainingRecord;
import io.millrace.serde.AvroSerdes;
import io.millrace.text.Fingerprint;
import io.millrace.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.processor.api.Record;

/** The topics of curation in memory, and how their records are written and read. */
final class SimulatedTopics {

    private static final int GAPS = 2;

    private final Topics names;
    private final int partitions;
    private final Map<String, SimulatedLog> logs = new LinkedHashMap<>();
    private final Serde<Review> reviews;
    private final Serde<Feedback> feedback;
    private final Serde<Decision> decisions;
    private final Serde<TrainingRecord> trainingRecords;

    SimulatedTopics(MillraceConfig config) {
        AvroSerdes serdes = new AvroSerdes(config.serdes());
        names = config.topics();
        partitions = config.catalogue().partitions();
        reviews = serdes.value(Review.class);
        feedback = serdes.value(Feedback.class);
        decisions = serdes.value(Decision.class);
        trainingRecords = serdes.value(TrainingRecord.class);
    }

    int partitions() {
        return partitions;
    }

    Serde<Review> reviewSerde() {
        return reviews;
    }

    Serde<Feedback> feedbackSerde() {
        return feedback;
    }

    SimulatedLog reviews() {
        return log(names.reviews(), 1);
    }

    SimulatedLog feedback() {
        return log(names.feedback(), 1);
    }

    SimulatedLog requests() {
        return log(internal("requests-repartition"), GAPS);
    }

    SimulatedLog verdicts() {
        return log(internal("verdicts-repartition"), GAPS);
    }

    Map<String, SimulatedLog> all() {
        return logs;
    }

    <V> Record<String, V> record(ConsumerRecord<byte[], byte[]> raw, Serde<V> serde) {
        String key = raw.key() == null ? null : new String(raw.key(), StandardCharsets.UTF_8);
        V value = serde.deserializer().deserialize(raw.topic(), raw.headers(), raw.value());
        return new Record<>(key, value, raw.timestamp(), raw.headers());
    }

    void request(Asked asked, long time) {
        byte[] request = TextSerdes.MESSAGE.serializer().serialize("", asked.message());
        requests().append(asked.text().bytes(), request, time);
    }

    void said(Record<Fingerprint, Outgoing> said) {
        if (said.value() instanceof Answer answer) {
            byte[] value = TextSerdes.VERDICT.serializer().serialize("", answer.verdict());
            verdicts().append(bytes(answer.verdict().claim().reviewId()), value, said.timestamp());
        } else {
            throw new IllegalStateException("no index is simulated: near texts must not be looked for");
        }
    }

    void decision(String reviewId, Decision decision, long time) {
        byte[] value = decisions.serializer().serialize(names.decisions(), decision);
        log(names.decisions(), GAPS).append(bytes(reviewId), value, time);
    }

    void trainingRecord(String reviewId, TrainingRecord record, long time) {
        byte[] value = trainingRecords.serializer().serialize(names.trainingRecords(), record);
        log(names.trainingRecords(), GAPS).append(bytes(reviewId), value, time);
    }

    void deadLetter(ConsumerRecord<byte[], byte[]> raw) {
        Headers headers = new RecordHeaders(raw.headers());
        headers.add("__streams.errors.topic", bytes(raw.topic()));
        headers.add("__streams.errors.partition", bytes(Integer.toString(raw.partition())));
        headers.add("__streams.errors.offset", bytes(Long.toString(raw.offset())));
        log(names.deadLetters(), GAPS).append(0, raw.key(), raw.value(), raw.timestamp(), headers);
    }

    void changed(String store, int partition, byte[] key, byte[] value) {
        log(internal(store + "-changelog"), GAPS).append(partition, key, value, 0, new RecordHeaders());
    }

    private SimulatedLog log(String topic, int step) {
        return logs.computeIfAbsent(topic, name -> new SimulatedLog(name, partitions, step));
    }

    private String internal(String name) {
        return names.applicationId() + "-curation-" + name;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
