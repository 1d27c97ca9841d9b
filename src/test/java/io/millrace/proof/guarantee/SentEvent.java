package io.millrace.proof.guarantee;

import io.millrace.proof.workload.EventClass;
import io.millrace.proof.workload.EventClass.Expectation;
import io.millrace.testing.Coordinates;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * An event of the workload, as it is in the log of reviews or feedback.
 *
 * @param id its id
 * @param kind what it was planned to be
 * @param at where it is
 * @param raw its bytes
 */
record SentEvent(String id, EventClass kind, Coordinates at, ConsumerRecord<byte[], byte[]> raw) {

    /** Reads the headers; null if the record has none of the workload's. */
    static SentEvent of(ConsumerRecord<byte[], byte[]> raw) {
        if (Coordinates.header(raw, EventClass.ID_HEADER) == null
                || Coordinates.header(raw, EventClass.HEADER) == null) {
            return null;
        }
        String id = EventClass.idOf(raw.headers());
        return new SentEvent(id, EventClass.of(raw.headers()), Coordinates.of(raw), raw);
    }

    /** What must become of it. */
    Expectation expectation() {
        return kind.expectation();
    }

    /** Says whether it is a review that may be accepted. */
    boolean isCandidate() {
        return expectation() == Expectation.CANDIDATE;
    }

    /** The review that it is about; it must have a key. */
    String reviewId() {
        return new String(raw.key(), StandardCharsets.UTF_8);
    }
}
