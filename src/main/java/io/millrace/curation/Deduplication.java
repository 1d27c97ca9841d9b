package io.millrace.curation;

import io.millrace.text.Fingerprint;

/**
 * Who owns a fingerprint: the first review to claim it, until it lets go (invariant I2). A claim by the owner is a second
 * delivery or an update and is granted again. The group of an exact duplicate is the fingerprint itself, so it outlives
 * every owner, and with it the split (invariant I4).
 */
public final class Deduplication {

    private Deduplication() {}

    /**
     * Answers a claim. The owner that the verdict names is the owner from now on.
     *
     * @param owner the owner so far, null if there is none
     */
    public static Verdict claim(Fingerprint fingerprint, String owner, Claim claim) {
        return new Verdict(claim, fingerprint, owner == null ? claim.reviewId() : owner, fingerprint);
    }

    /**
     * Carries out a release.
     *
     * @param owner the owner so far, null if there is none
     * @return the owner from now on, null if there is none
     */
    public static String release(String owner, Release release) {
        return release.reviewId().equals(owner) ? null : owner;
    }
}
