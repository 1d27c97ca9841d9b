package io.millrace.grouping;

/**
 * A review that was refused since another one of different people holds the text or a near one, as the text counts it.
 *
 * @param reviewId the review
 * @param identity digest of author and product, or of the review; see {@link Claim#identity()}
 * @param offset the offset of the event that was refused
 * @param stars the author's rating, 1 to 5, or 0 if there is none
 */
public record Copy(String reviewId, long identity, long offset, int stars) {

    static Copy of(Claim claim) {
        return new Copy(claim.reviewId(), claim.identity(), claim.offset(), claim.stars());
    }

    /** Says whether it is of a review. */
    boolean isOf(String review) {
        return reviewId.equals(review);
    }

    /** Says whether it is another review of the author and product of a holder. */
    boolean isAnotherOf(Holder holder) {
        return identity == holder.identity() && !isOf(holder.reviewId());
    }

    /** Says whether it takes the place of the copy that is counted: another event of that review, and no older one. */
    boolean replaces(Copy counted) {
        return isOf(counted.reviewId) && offset >= counted.offset;
    }
}
