package io.millrace.curation;

import io.millrace.schema.DecisionOutcome;

/** Every reason that a decision can have, with the outcome it means and the rule and version that gives it. */
public enum Reason {
    /** The review is new and nothing speaks against it. */
    ACCEPTED("accepted", DecisionOutcome.ACCEPTED, "settle"),
    /** An accepted review came again with something changed. */
    UPDATED("updated", DecisionOutcome.ACCEPTED, "settle"),
    /** An accepted review came again just as it was. */
    REDELIVERED("redelivered", DecisionOutcome.REJECTED, "settle"),
    /** Another review holds the same text. */
    DUPLICATE("duplicate", DecisionOutcome.REJECTED, "fingerprint"),
    /** Its language is not among the allowed ones. */
    LANGUAGE("language", DecisionOutcome.REJECTED, "language"),
    /** Its language cannot be told, and such reviews are not wanted. */
    UNDETERMINED_LANGUAGE("undetermined-language", DecisionOutcome.REJECTED, "language"),
    /** Title and body are empty or blank. */
    EMPTY("empty", DecisionOutcome.REJECTED, "length"),
    /** Title and body are longer than allowed. */
    TOO_LONG("too-long", DecisionOutcome.REJECTED, "length"),
    /** Its stars are not 1 to 5. */
    INVALID_STARS("invalid-stars", DecisionOutcome.REJECTED, "stars"),
    /** A newer event of the same review came before this one was decided. */
    SUPERSEDED("superseded", DecisionOutcome.SUPERSEDED, "settle"),
    /** The event was an erasure. */
    ERASED("erased", DecisionOutcome.ERASED, "erasure");

    private static final int RULE_VERSION = 1;

    private final String label;
    private final DecisionOutcome outcome;
    private final String rule;

    Reason(String label, DecisionOutcome outcome, String rule) {
        this.label = label;
        this.outcome = outcome;
        this.rule = rule;
    }

    /** The name in decisions and reports. */
    public String label() {
        return label;
    }

    /** What became of the review event. */
    public DecisionOutcome outcome() {
        return outcome;
    }

    /** The rule that decides so. */
    public String rule() {
        return rule;
    }

    /** The version of the rule: it counts up when the rule's answers change. */
    public int ruleVersion() {
        return RULE_VERSION;
    }
}
