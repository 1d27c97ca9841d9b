package io.millrace.curation;

import io.millrace.config.MillraceConfig;
import io.millrace.curation.Settled.Asked;
import io.millrace.grouping.IndexEntry;
import io.millrace.grouping.Outgoing;
import io.millrace.grouping.Outgoing.Answer;
import io.millrace.grouping.Outgoing.Propose;
import io.millrace.grouping.Outgoing.Tell;
import io.millrace.grouping.Slots;
import io.millrace.grouping.TextMessage;
import io.millrace.schema.Decision;
import io.millrace.schema.Feedback;
import io.millrace.schema.Review;
import io.millrace.schema.TrainingRecord;
import io.millrace.serde.AvroSerdes;
import io.millrace.text.Bands;
import io.millrace.text.Fingerprint;
import io.millrace.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.Record;

/** The topics of curation in memory, and how their records are written and read. */
final class SimulatedTopics {

    private static final int GAPS = 2;
    private static final int SLOTS_MAX = 2;

    private final Topics names;
    private final int partitions;
    private final Slots slots;
    private final Map<String, SimulatedLog> logs = new LinkedHashMap<>();
    private final Serde<Review> reviews;
    private final Serde<Feedback> feedback;
    private final Serde<Decision> decisions;
    private final Serde<TrainingRecord> trainingRecords;

    SimulatedTopics(MillraceConfig config) {
        AvroSerdes serdes = new AvroSerdes(config.serdes());
        names = config.topics();
        partitions = config.catalogue().partitions();
        slots = new Slots(Bands.STANDARD, Math.min(partitions, SLOTS_MAX));
        reviews = serdes.value(Review.class);
        feedback = serdes.value(Feedback.class);
        decisions = serdes.value(Decision.class);
        trainingRecords = serdes.value(TrainingRecord.class);
    }

    int partitions() {
        return partitions;
    }

    Slots slots() {
        return slots;
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

    /** The slots of the index; the partitions after them stay empty. */
    SimulatedLog index() {
        return log(internal("index-repartition"), GAPS);
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
        message(new Record<>(asked.text(), asked.message(), time));
    }

    void message(Record<Fingerprint, TextMessage> message) {
        byte[] value = TextSerdes.MESSAGE.serializer().serialize("", message.value());
        requests().append(message.key().bytes(), value, message.timestamp());
    }

    void said(Record<Fingerprint, Outgoing> said) {
        if (said.value() instanceof Answer answer) {
            byte[] value = TextSerdes.ANSWER.serializer().serialize("", answer.answer());
            verdicts().append(bytes(answer.answer().reviewId()), value, said.timestamp());
        } else if (said.value() instanceof Tell tell) {
            message(new Record<>(tell.to(), tell.message(), said.timestamp()));
        } else if (said.value() instanceof Propose propose) {
            propose.entries().forEach(entry -> enter(entry, said.timestamp()));
        }
    }

    private void enter(IndexEntry entry, long time) {
        byte[] value = TextSerdes.INDEX_ENTRY.serializer().serialize("", entry);
        byte[] slot = Serdes.Integer().serializer().serialize("", entry.slot());
        index().append(entry.slot(), slot, value, time, new RecordHeaders());
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
