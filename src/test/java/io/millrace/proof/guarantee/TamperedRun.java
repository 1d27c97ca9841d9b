package io.millrace.proof.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.proof.Evidence;
import io.millrace.proof.Guarantee;
import io.millrace.proof.Violation;
import io.millrace.schema.Decision;
import io.millrace.schema.TrainingRecord;
import io.millrace.serde.AvroSerdes;
import io.millrace.testing.Coordinates;
import io.millrace.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;

/** The evidence of a simulated run without faults, and what a guarantee says of it when it is changed. */
abstract class TamperedRun {

    static final Evidence GOOD = SimulatedRun.of(42, 800, 40, 60);
    static final Topics TOPICS = GOOD.topics();
    static final String REQUESTS = "millrace-curation-requests-repartition";
    static final String VERDICTS = "millrace-curation-verdicts-repartition";

    private static final AvroSerdes SERDES = new AvroSerdes(GOOD.config().serdes());
    private static final Deserializer<Decision> DECISIONS =
            SERDES.value(Decision.class).deserializer();
    private static final Deserializer<TrainingRecord> RECORDS =
            SERDES.value(TrainingRecord.class).deserializer();

    /** The first record of a topic that fits. */
    static ConsumerRecord<byte[], byte[]> first(String topic, Predicate<ConsumerRecord<byte[], byte[]>> fits) {
        return GOOD.log(topic).stream().filter(fits).findFirst().orElseThrow();
    }

    /** The records of a topic that fit. */
    static List<ConsumerRecord<byte[], byte[]>> all(String topic, Predicate<ConsumerRecord<byte[], byte[]>> fits) {
        return GOOD.log(topic).stream().filter(fits).toList();
    }

    static ConsumerRecord<byte[], byte[]> decision(String reason) {
        return first(TOPICS.decisions(), raw -> decision(raw).getReason().equals(reason));
    }

    static Decision decision(ConsumerRecord<byte[], byte[]> raw) {
        return DECISIONS.deserialize(raw.topic(), raw.value());
    }

    static TrainingRecord trainingRecord(ConsumerRecord<byte[], byte[]> raw) {
        return RECORDS.deserialize(raw.topic(), raw.value());
    }

    /** A live training record. */
    static LiveRecord live() {
        return LiveRecord.read(GOOD).values().iterator().next();
    }

    /** A live training record that is the first of its review, whose author gave stars. */
    static LiveRecord onlyRecord() {
        return LiveRecord.read(GOOD).values().stream()
                .filter(live -> live.value().getRevision() == 1)
                .filter(live -> newest(live.reviewId()).stars() > 0)
                .findFirst()
                .orElseThrow();
    }

    /** The newest event of a review. */
    static SentReview newest(String reviewId) {
        return CurationReference.of(GOOD).history(reviewId).last();
    }

    static ConsumerRecord<byte[], byte[]> raw(Coordinates at) {
        return first(at.topic(), raw -> Coordinates.of(raw).equals(at));
    }

    /** The id of the event that a decision is about. */
    static String eventId(ConsumerRecord<byte[], byte[]> decision) {
        return CurationReference.of(GOOD)
                .event(Coordinates.of(decision(decision)))
                .id();
    }

    static String key(ConsumerRecord<byte[], byte[]> raw) {
        return new String(raw.key(), StandardCharsets.UTF_8);
    }

    static Evidence change(ConsumerRecord<byte[], byte[]> raw, Decision changed) {
        return Tampering.change(GOOD, raw, Tampering.bytes(GOOD, TOPICS.decisions(), Decision.class, changed));
    }

    static Evidence change(ConsumerRecord<byte[], byte[]> raw, TrainingRecord changed) {
        return Tampering.change(
                GOOD, raw, Tampering.bytes(GOOD, TOPICS.trainingRecords(), TrainingRecord.class, changed));
    }

    /** The guarantee names each of the ids, and nothing was wrong before. */
    static void assertReported(Guarantee guarantee, Evidence tampered, String... ids) {
        List<Violation> violations = guarantee.check(tampered);
        assertThat(guarantee.check(GOOD)).isEmpty();
        assertThat(violations).extracting(Violation::id).contains(ids);
        assertThat(violations).extracting(Violation::guarantee).containsOnly(guarantee.name());
    }
}
