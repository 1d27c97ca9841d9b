package io.millrace.demo;

import io.millrace.schema.Review;
import java.util.function.Consumer;

/** Where the reviews of a demonstration come from. */
interface ReviewSource {

    /** How many there are. */
    long count();

    /** Gives all of them, in order, anew with each call. */
    void forEach(Consumer<Review> sink);

    /** The source that the settings name. */
    static ReviewSource of(DemoSettings settings) {
        return settings.input() == null
                ? new GeneratedReviews(settings.seed(), settings.generated())
                : FileReviews.open(settings.input());
    }
}
