package io.millrace.demo;

import io.millrace.schema.Review;

/**
 * A made-up review, and what its maker knows about it.
 *
 * @param reviewId unique within a seed
 * @param productId the product
 * @param reviewerId the author; of a duplicate usually not the author of the original
 * @param title the headline, may be empty
 * @param body the text, may be empty
 * @param stars the rating as sent, 1 to 5
 * @param trueStars the rating that the text was written for, 1 to 5
 * @param language the language of the text, ISO 639-1
 * @param productCategory the product's category
 * @param kind what it is made to show
 * @param duplicateOf the review that it copies, null unless it is a duplicate
 */
public record GeneratedReview(
        String reviewId,
        String productId,
        String reviewerId,
        String title,
        String body,
        int stars,
        int trueStars,
        String language,
        String productCategory,
        Kind kind,
        String duplicateOf) {

    /** What a generated review is made to show, and which share of the reviews is of this kind. */
    public enum Kind {
        /** A text of its own with the right rating. */
        FRESH(76),
        /** A text of its own with a wrong rating. */
        MISLABELLED(8),
        /** The same title and body as an earlier review. */
        EXACT_DUPLICATE(5),
        /** As an earlier review but for case or white space. */
        CASE_DUPLICATE(3),
        /** As an earlier review but for one word of the body. */
        NEAR_DUPLICATE(5),
        /** No review at all: empty, emoji only, or random keys. */
        NOISE(3);

        private final int percent;

        Kind(int percent) {
            this.percent = percent;
        }

        /** Returns the expected share, 0 to 100; all kinds together have 100. */
        public int percent() {
            return percent;
        }
    }

    /** The event that is sent: what its maker knows beyond that is not in it. */
    public Review toEvent() {
        return Review.newBuilder()
                .setReviewId(reviewId)
                .setProductId(productId)
                .setReviewerId(reviewerId)
                .setReviewTitle(title)
                .setReviewBody(body)
                .setStars(stars)
                .setLanguage(language)
                .setProductCategory(productCategory)
                .build();
    }
}
