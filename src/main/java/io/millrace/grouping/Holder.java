package io.millrace.grouping;

/**
 * A review that holds a text.
 *
 * @param reviewId the review
 * @param identity digest of author and product, or of the review; see {@link Claim#identity()}
 * @param stars the author's rating, 1 to 5, or 0 if there is none
 */
public record Holder(String reviewId, long identity, int stars) {

    static Holder of(Claim claim) {
        return new Holder(claim.reviewId(), claim.identity(), claim.stars());
    }

    /** Says whether it is the claiming review itself. */
    boolean is(Claim claim) {
        return reviewId.equals(claim.reviewId());
    }

    /** Says whether the claim says the same again: same author, same product. */
    boolean hasIdentityOf(Claim claim) {
        return identity == claim.identity();
    }

    /** Says whether the claim gives other stars; where one gives none, nothing differs. */
    boolean disagreesWith(Claim claim) {
        return stars != 0 && claim.stars() != 0 && stars != claim.stars();
    }
}
