package io.millrace.replay;

import io.millrace.schema.Decision;
import java.util.Locale;

/** What was decided, in words: the outcome, and the reason where it says more. */
final class Verdict {

    /** There is no decision: a dead letter, or the event is not decided yet. */
    static final String NONE = "none";

    private Verdict() {}

    /** For example "accepted", "accepted: updated" or "rejected: language"; {@link #NONE} for null. */
    static String of(Decision decision) {
        if (decision == null) {
            return NONE;
        }
        String outcome = decision.getOutcome().name().toLowerCase(Locale.ROOT);
        return outcome.equals(decision.getReason()) ? outcome : outcome + ": " + decision.getReason();
    }
}
