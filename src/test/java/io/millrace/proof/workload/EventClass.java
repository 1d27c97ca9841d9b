package io.millrace.proof.workload;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/** What an event of the workload was planned to be. It travels in a header of the event. */
public enum EventClass {
    /** A review with a text that nobody sent before. */
    FRESH(Expectation.CANDIDATE),
    /** Another review with the very same text as an earlier one. */
    EXACT_DUPLICATE(Expectation.CANDIDATE),
    /** Another review whose text differs from an earlier one in case and white space only. */
    CASE_SPACE_DUPLICATE(Expectation.CANDIDATE),
    /** Another review whose text differs from an earlier one in a word or two. */
    NEAR_DUPLICATE(Expectation.CANDIDATE),
    /** An earlier review again, just as it was. */
    REDELIVERY(Expectation.CANDIDATE),
    /** An earlier review with a new text. */
    EDIT(Expectation.CANDIDATE),
    /** An earlier review whose text differs from what it was in a word or two. */
    NEAR_EDIT(Expectation.CANDIDATE),
    /** An earlier review with other stars. */
    RELABEL(Expectation.CANDIDATE),
    /** A tombstone for an earlier review. */
    ERASE(Expectation.ERASURE),
    /** A review in a language that is not allowed. */
    WRONG_LANGUAGE(Expectation.REJECTED),
    /** Feedback whose review comes later. */
    FEEDBACK_BEFORE(Expectation.FEEDBACK),
    /** Feedback for an earlier review. */
    FEEDBACK_AFTER(Expectation.FEEDBACK),
    /** A value that is no Avro record at all. */
    POISON_BYTES(Expectation.DEAD_LETTER),
    /** A value with a schema id that the registry does not know. */
    POISON_SCHEMA(Expectation.DEAD_LETTER),
    /** A value that ends too early. */
    POISON_TRUNCATED(Expectation.DEAD_LETTER),
    /** A review without a key. */
    POISON_NO_KEY(Expectation.DEAD_LETTER),
    /** A review under the key of another one. */
    POISON_FOREIGN_KEY(Expectation.DEAD_LETTER),
    /** A review in a partition where its key does not belong. */
    POISON_PARTITION(Expectation.DEAD_LETTER),
    /** Feedback with stars that do not exist. */
    POISON_FEEDBACK(Expectation.DEAD_LETTER);

    /** The header that holds the name of the class. */
    public static final String HEADER = "proof-class";
    /** The header that holds the id of the event: run, producer and sequence, separated by slashes. */
    public static final String ID_HEADER = "proof-id";

    /** What must become of an event. */
    public enum Expectation {
        /** A decision of reason accepted, updated, redelivered, duplicate, near-duplicate, split-conflict or superseded. */
        CANDIDATE,
        /** A decision of reason erased. */
        ERASURE,
        /** A decision of reason language. */
        REJECTED,
        /** No decision: it only labels. */
        FEEDBACK,
        /** A dead letter, and nothing else. */
        DEAD_LETTER
    }

    private final Expectation expectation;

    EventClass(Expectation expectation) {
        this.expectation = expectation;
    }

    /** What must become of such an event. */
    public Expectation expectation() {
        return expectation;
    }

    /** The class of an event that was read. */
    public static EventClass of(Headers headers) {
        return valueOf(text(headers, HEADER));
    }

    /** The id of an event that was read. */
    public static String idOf(Headers headers) {
        return text(headers, ID_HEADER);
    }

    private static String text(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return new String(header.value(), StandardCharsets.UTF_8);
    }
}
