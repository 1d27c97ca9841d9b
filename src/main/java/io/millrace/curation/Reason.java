package io.millrace.curation;

import io.millrace.quality.BoilerplateRule;
import io.millrace.quality.FewLettersRule;
import io.millrace.quality.LinksOnlyRule;
import io.millrace.quality.QualityRule;
import io.millrace.quality.RepetitionRule;
import io.millrace.quality.TooShortRule;
import io.millrace.schema.DecisionOutcome;
import java.util.Arrays;

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
    /** Another review holds nearly the same text. */
    NEAR_DUPLICATE("near-duplicate", DecisionOutcome.REJECTED, "similarity"),
    /** Its text is near texts of different splits, and could give away one to the other. */
    SPLIT_CONFLICT("split-conflict", DecisionOutcome.REJECTED, "similarity"),
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
    /** It has fewer visible signs than wanted, or nothing but personal data. */
    TOO_SHORT(TooShortRule.NAME, TooShortRule.VERSION),
    /** It is mostly punctuation. */
    FEW_LETTERS(FewLettersRule.NAME, FewLettersRule.VERSION),
    /** It is nothing but signs over and over. */
    REPETITION(RepetitionRule.NAME, RepetitionRule.VERSION),
    /** It is nothing but links. */
    LINKS_ONLY(LinksOnlyRule.NAME, LinksOnlyRule.VERSION),
    /** It is what a shop or a form wrote. */
    BOILERPLATE(BoilerplateRule.NAME, BoilerplateRule.VERSION),
    /** A newer event of the same review came before this one was decided. */
    SUPERSEDED("superseded", DecisionOutcome.SUPERSEDED, "settle"),
    /** The event was an erasure. */
    ERASED("erased", DecisionOutcome.ERASED, "erasure");

    private final String label;
    private final DecisionOutcome outcome;
    private final String rule;
    private final int ruleVersion;

    Reason(String label, DecisionOutcome outcome, String rule) {
        this(label, outcome, rule, 1);
    }

    /** A quality rule gives its name to its reason. */
    Reason(String qualityRule, int version) {
        this(qualityRule, DecisionOutcome.REJECTED, qualityRule, version);
    }

    Reason(String label, DecisionOutcome outcome, String rule, int ruleVersion) {
        this.label = label;
        this.outcome = outcome;
        this.rule = rule;
        this.ruleVersion = ruleVersion;
    }

    /** The reason that a quality rule gives. */
    static Reason of(QualityRule rule) {
        return Arrays.stream(values())
                .filter(reason -> reason.rule.equals(rule.name()))
                .findFirst()
                .orElseThrow();
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
        return ruleVersion;
    }
}
