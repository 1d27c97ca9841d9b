package io.millrace.evaluation;

import java.util.Objects;

/**
 * A held-out record and what a model said of it.
 *
 * @param actual the stars that a person gave, 1 to 5
 * @param predicted the stars that the model said, 1 to 5
 * @param language the record's language, ISO 639-1, or undetermined; not null
 */
public record ScoredRow(int actual, int predicted, String language) {

    public ScoredRow {
        Objects.requireNonNull(language, "language");
    }

    /** Tells whether the model was right. */
    public boolean hit() {
        return actual == predicted;
    }

    /** The same record, as if the model had said other stars. */
    public ScoredRow withPredicted(int stars) {
        return new ScoredRow(actual, stars, language);
    }
}
