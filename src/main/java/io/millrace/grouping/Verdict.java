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
 * @param countedAt the text that counts the review as a copy, once for each identity; null unless a duplicate of different people
 * @param conflict whether reviews of different people give other stars: the matched one, or any other of a text that is granted
 * @param standing how the review stands; null unless granted
 */
public record Verdict(
        Claim claim,
        Fingerprint text,
        Kind kind,
        Fingerprint group,
        String matched,
        double similarity,
        Fingerprint countedAt,
        boolean conflict,
        Standing standing)
        implements TextAnswer {

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
        return new Verdict(claim, text, Kind.GRANTED, group, null, 0, null, false, Standing.ALONE);
    }

    /** A second review of one author and product. */
    static Verdict again(Claim claim, Fingerprint text, Match match) {
        String matched = match.holder().reviewId();
        return new Verdict(claim, text, match.kind(), null, matched, match.similarity(), null, false, null);
    }

    /** A copy from different people. */
    static Verdict copy(Claim claim, Fingerprint text, Match match) {
        return new Verdict(
                claim,
                text,
                match.kind(),
                null,
                match.holder().reviewId(),
                match.similarity(),
                match.text(),
                match.holder().disagreesWith(claim),
                null);
    }

    static Verdict torn(Claim claim, Fingerprint text) {
        return new Verdict(claim, text, Kind.TORN, null, null, 0, null, false, null);
    }

    /** A grant, with whether its review gives other stars than those who have the text. */
    Verdict judged(Standing now) {
        boolean divided = claim.stars() != 0 && now.with(claim.stars()).isDivided();
        return new Verdict(claim, text, kind, group, matched, similarity, countedAt, divided, now);
    }

    /** A grant with how the review stands. */
    Verdict with(Standing later) {
        return new Verdict(claim, text, kind, group, matched, similarity, countedAt, conflict, later);
    }

    @Override
    public String reviewId() {
        return claim.reviewId();
    }

    /** Says whether the claimant holds the text. */
    public boolean granted() {
        return kind == Kind.GRANTED;
    }
}
