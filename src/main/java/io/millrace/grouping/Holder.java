package io.millrace.grouping;

/**
 * A review that holds a text.
 *
 * @param reviewId the review
 * @param identity digest of author and product; 0 if one of them is unknown
 */
public record Holder(String reviewId, long identity) {

    /** Says whether it is the claiming review itself. */
    boolean is(Claim claim) {
        return reviewId.equals(claim.reviewId());
    }

    /** Says whether the claim says the same again: same author, same product. */
    boolean hasIdentityOf(Claim claim) {
        return identity != 0 && identity == claim.identity();
    }
}
