package io.millrace.grouping;

import io.millrace.text.Fingerprint;

/**
 * The answer to a claim.
 *
 * @param claim what was asked
 * @param text the text it was asked of
 * @param kind what the answer is
 * @param group the group that the review belongs to; null unless granted
 * @param matched the review that holds the same or a near text; null unless a duplicate
 * @param similarity with what that review holds, 1 for the same text; 0 unless a duplicate
 */
public record Verdict(Claim claim, Fingerprint text, Kind kind, Fingerprint group, String matched, double similarity) {

    /** What a verdict says. */
    public enum Kind {
        /** The review holds the text. */
        GRANTED,
        /** There are as many copies of the text as are wanted. */
        DUPLICATE,
        /** There are as many copies of texts that are near as are wanted. */
        NEAR_DUPLICATE,
        /** The text is near texts of different splits, and must be in neither. */
        TORN
    }

    static Verdict granted(Claim claim, Fingerprint text, Fingerprint group) {
        return new Verdict(claim, text, Kind.GRANTED, group, null, 0);
    }

    static Verdict duplicate(Claim claim, Fingerprint text, Kind kind, String matched, double similarity) {
        return new Verdict(claim, text, kind, null, matched, similarity);
    }

    static Verdict torn(Claim claim, Fingerprint text) {
        return new Verdict(claim, text, Kind.TORN, null, null, 0);
    }

    /** Says whether the claimant holds the text. */
    public boolean granted() {
        return kind == Kind.GRANTED;
    }
}
