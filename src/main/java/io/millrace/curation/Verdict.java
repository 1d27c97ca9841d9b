package io.millrace.curation;

import io.millrace.text.Fingerprint;

/**
 * The answer to a claim.
 *
 * @param claim what was asked
 * @param fingerprint the fingerprint it was asked of
 * @param owner the review that owns the fingerprint: the claimant itself if the claim was granted
 * @param group the group of duplicates that the fingerprint belongs to
 */
public record Verdict(Claim claim, Fingerprint fingerprint, String owner, Fingerprint group) {

    /** Says whether the claimant owns the fingerprint. */
    public boolean granted() {
        return owner.equals(claim.reviewId());
    }
}
