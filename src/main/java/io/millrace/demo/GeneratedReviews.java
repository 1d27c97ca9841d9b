package io.millrace.demo;

import io.millrace.schema.Review;
import java.util.function.Consumer;

/**
 * Reviews of the project's own generator.
 *
 * @param seed equal seeds, equal reviews
 * @param size how many
 */
record GeneratedReviews(long seed, int size) implements ReviewSource {

    @Override
    public long count() {
        return size;
    }

    @Override
    public void forEach(Consumer<Review> sink) {
        ReviewGenerator.reviews(seed, size).map(GeneratedReviews::review).forEach(sink);
    }

    private static Review review(GeneratedReview generated) {
        return Review.newBuilder()
                .setReviewId(generated.reviewId())
                .setProductId(generated.productId())
                .setReviewerId(generated.reviewerId())
                .setReviewTitle(generated.title())
                .setReviewBody(generated.body())
                .setStars(generated.stars())
                .setLanguage(generated.language())
                .setProductCategory(generated.productCategory())
                .build();
    }
}
