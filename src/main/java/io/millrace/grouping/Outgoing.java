package io.millrace.grouping;

import io.millrace.text.Fingerprint;
import java.util.List;

/** What a text has to say, in order. */
public sealed interface Outgoing {

    /**
     * Enter the text into every slot of the index that holds one of its keys, and ask each for proposals.
     *
     * @param entries one for each of these slots, at least one
     */
    record Propose(List<IndexEntry> entries) implements Outgoing {}

    /**
     * Tell another text something.
     *
     * @param to its fingerprint
     * @param message the message
     */
    record Tell(Fingerprint to, TextMessage message) implements Outgoing {}

    /**
     * Say something to a review.
     *
     * @param answer what is said
     */
    record Answer(TextAnswer answer) implements Outgoing {}
}
