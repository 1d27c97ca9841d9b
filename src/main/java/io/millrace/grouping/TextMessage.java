package io.millrace.grouping;

import io.millrace.text.Fingerprint;
import io.millrace.text.Sketch;
import java.util.List;

/** What is said to a text. It is sent to the text's home, and holds no text. */
public sealed interface TextMessage {

    /**
     * A review wants to hold the text.
     *
     * @param claim the wish
     * @param sketch of the text; empty if it is too short to be near another one, or if near texts are not looked for
     */
    record Claimed(Claim claim, Sketch sketch) implements TextMessage {}

    /**
     * A review lets go of the text. It changes nothing if the review does not hold it.
     *
     * @param reviewId the review
     */
    record Release(String reviewId) implements TextMessage {}

    /**
     * Texts that are near: the answer of one slot of the index.
     *
     * @param near each at most once, and not the text itself
     */
    record Proposals(List<Near> near) implements TextMessage {}

    /**
     * A near text that is being looked up asks for the group and who holds the text.
     *
     * @param arrival of the one that asks
     * @param similarity of the two
     */
    record Question(Arrival arrival, double similarity) implements TextMessage {}

    /**
     * The reply to a question.
     *
     * @param from the text that was asked
     * @param relation what the two have to do with each other; null if the one that asked need not care
     */
    record Reply(Fingerprint from, Relation relation) implements TextMessage {}

    /**
     * A review was refused as a copy of a review that holds the text.
     *
     * @param copy the review
     */
    record Counted(Copy copy) implements TextMessage {}

    /**
     * A copy is none any more: the review was edited, rejected or erased. It changes nothing if that event of the review is not
     * counted.
     *
     * @param reviewId the review
     * @param identity digest of author and product, or of the review
     * @param offset the offset of the event that was refused
     */
    record Uncounted(String reviewId, long identity, long offset) implements TextMessage {}
}
