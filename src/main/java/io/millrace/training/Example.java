package io.millrace.training;

import java.util.Objects;

/**
 * A training row.
 *
 * @param text title, empty line, body; not null
 * @param stars the label, 1 to 5
 */
record Example(String text, int stars) {

    Example {
        Objects.requireNonNull(text, "text");
        if (stars < 1 || stars > 5) {
            throw new TrainingException("a label must be 1 to 5 stars, not " + stars);
        }
    }
}
