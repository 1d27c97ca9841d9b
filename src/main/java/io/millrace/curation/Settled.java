package io.millrace.curation;

import io.millrace.grouping.TextMessage;
import io.millrace.schema.Decision;
import io.millrace.schema.TrainingRecord;
import io.millrace.text.Fingerprint;

/** What settling writes, before it is sent to the topic it belongs to. */
sealed interface Settled {

    /** A decision. */
    record Decided(Decision decision) implements Settled {}

    /** A training record; null withdraws it. */
    record Recorded(TrainingRecord trainingRecord) implements Settled {}

    /** Something asked of a text. */
    record Asked(Fingerprint text, TextMessage message) implements Settled {}
}
