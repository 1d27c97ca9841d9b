package io.millrace.proof.guarantee;

import io.millrace.schema.TrainingRecord;

/**
 * A label and when it was given.
 *
 * @param stars 1 to 5
 * @param source {@link #AUTHOR}, or who gave the feedback
 * @param weight above 0
 * @param givenAt when, in milliseconds since 1970
 * @param corrected the other stars of the prediction that was seen; null if none was, or if it said the same
 */
record GivenLabel(int stars, String source, double weight, long givenAt, Integer corrected) {

    GivenLabel(int stars, String source, double weight, long givenAt) {
        this(stars, source, weight, givenAt, null);
    }

    /** The source of the stars that came with the review. */
    static final String AUTHOR = "review";

    /** What the author says. */
    static GivenLabel author(int stars, long writtenAt) {
        return new GivenLabel(stars, AUTHOR, 1.0, writtenAt);
    }

    /** The label of a training record. */
    static GivenLabel of(TrainingRecord record) {
        return new GivenLabel(
                record.getStars(),
                record.getLabelSource(),
                record.getLabelWeight(),
                record.getLabelledAt().toEpochMilli(),
                record.getCorrectedStars());
    }

    /** The label without its time: a later one that says the same changes nothing. */
    GivenLabel timeless() {
        return new GivenLabel(stars, source, weight, 0, corrected);
    }
}
