package io.millrace.curation;

import io.millrace.grouping.TextMessage;
import io.millrace.text.Fingerprint;
import java.util.List;

/** What settling asks to be done, in order. */
public sealed interface Effect {

    /**
     * Write the decision of an event.
     *
     * @param offset of the event
     * @param reason the reason
     * @param matched the review that it duplicates, may be null
     * @param similarity with that review, null if there is none
     * @param language the language that counted, may be null
     * @param group the group, null unless accepted
     * @param labelled whether there is a label
     * @param flags what was odd
     */
    record Decide(
            long offset,
            Reason reason,
            String matched,
            Double similarity,
            String language,
            Fingerprint group,
            boolean labelled,
            List<String> flags)
            implements Effect {}

    /**
     * Ask something of a text.
     *
     * @param text its fingerprint
     * @param message what to ask
     */
    record Ask(Fingerprint text, TextMessage message) implements Effect {}

    /**
     * Keep the text of a review, in place of an older one.
     *
     * @param candidate the text
     */
    record KeepText(Candidate candidate) implements Effect {}

    /** Forget the text of the review. */
    record DropText() implements Effect {}

    /**
     * Write the training record.
     *
     * @param candidate the text
     * @param label the label
     * @param copies how many reviews it stands for, at least 1
     * @param group the group
     * @param revision 1 for a new record, one more with each change
     */
    record Publish(Candidate candidate, Label label, int copies, Fingerprint group, int revision) implements Effect {}

    /** Withdraw the training record. */
    record Withdraw() implements Effect {}
}
