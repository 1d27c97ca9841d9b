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
        ReviewGenerator.reviews(seed, size).map(GeneratedReview::toEvent).forEach(sink);
    }
}
