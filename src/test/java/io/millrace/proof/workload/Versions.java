package io.millrace.proof.workload;

import io.millrace.schema.Review;
import java.time.Instant;
import java.util.Locale;

/** Makes versions of reviews. */
final class Versions {

    /** The language that is allowed. */
    static final String LANGUAGE = "en";

    private Versions() {}

    /** One review in four is of an author who writes more of them. */
    private static final int PROLIFIC_ONE_IN = 4;

    /** A review with a text and the stars that suit it. */
    static Review of(String reviewId, Original text, Instant writtenAt) {
        return Review.newBuilder()
                .setReviewId(reviewId)
                .setProductId(text.phrasing().productId())
                .setReviewerId(author(reviewId, text))
                .setReviewTitle(text.title())
                .setReviewBody(text.body())
                .setStars(text.stars())
                .setLanguage(LANGUAGE)
                .setProductCategory(text.phrasing().productCategory())
                .setCreatedAt(writtenAt)
                .build();
    }

    private static String author(String reviewId, Original text) {
        boolean prolific = Math.floorMod(reviewId.hashCode(), PROLIFIC_ONE_IN) == 0;
        return prolific ? text.phrasing().reviewerId() : "author-of-" + reviewId;
    }

    /** The same with other white space, and in capital letters or not. */
    static Review restyled(Review review, boolean capitals) {
        String body = review.getReviewBody();
        String cased = capitals ? body.toUpperCase(Locale.ROOT) : body;
        return Review.newBuilder(review)
                .setReviewBody("\t " + cased.replace(" ", "  ") + "\n")
                .build();
    }

    /** The same with other stars; null takes them away. */
    static Review rated(Review review, Integer stars) {
        return Review.newBuilder(review).setStars(stars).build();
    }

    /** The same with another declared language. */
    static Review declared(Review review, String language) {
        return Review.newBuilder(review).setLanguage(language).build();
    }
}
