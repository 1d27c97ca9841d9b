package io.millrace.demo;

import io.millrace.schema.Review;
import java.util.stream.Stream;

/** Where the reviews of a demonstration come from. */
interface ReviewSource {

    /** How many there are. */
    long count();

    /** All of them, in order, anew with each call; close the stream. */
    Stream<Review> reviews();

    /** The source that the settings name. */
    static ReviewSource of(DemoSettings settings) {
        return settings.input() == null
                ? new GeneratedReviews(settings.seed(), settings.generated())
                : new FileReviews(settings.input());
    }
}
