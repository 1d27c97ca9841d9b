package io.millrace.demo;

import io.millrace.schema.Review;
import java.util.stream.Stream;

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
    public Stream<Review> reviews() {
        return ReviewGenerator.reviews(seed, size).map(GeneratedReview::toEvent);
    }
}
