package io.millrace.monitor;

import io.millrace.schema.Feedback;
import io.millrace.schema.Outcome;
import io.millrace.schema.Prediction;
import java.time.Instant;

/**
 * The newest prediction and the newest label of a review, whichever came first. Each may be null.
 *
 * @param predicted the prediction
 * @param labelled the label
 */
record Tracked(Predicted predicted, Labelled labelled) {

    static final Tracked NONE = new Tracked(null, null);

    /**
     * A prediction.
     *
     * @param predictionId names it
     * @param modelVersion who made it
     * @param stars what it says, 1 to 5
     * @param at when it was made, in milliseconds since 1970
     * @param blind true if the label was not in the review, nor the review in the training set
     */
    record Predicted(String predictionId, String modelVersion, int stars, long at, boolean blind) {

        static Predicted of(Prediction prediction) {
            return new Predicted(
                    prediction.getPredictionId(),
                    prediction.getModelVersion(),
                    prediction.getStars(),
                    prediction.getPredictedAt().toEpochMilli(),
                    !prediction.getLabelKnown() && !prediction.getTrainedOn());
        }
    }

    /**
     * A label.
     *
     * @param stars 1 to 5
     * @param source who says so
     * @param at when it was given, in milliseconds since 1970
     */
    record Labelled(int stars, String source, long at) {

        /** The source of the author's own rating, which no feedback may claim. */
        private static final String AUTHOR = "review";

        /** Says whether curation takes such feedback too: what it refuses says nothing of a model. */
        static boolean isPossible(Feedback feedback) {
            double weight = feedback.getWeight();
            return feedback.getStars() >= 1
                    && feedback.getStars() <= 5
                    && weight > 0
                    && weight < Double.POSITIVE_INFINITY
                    && !AUTHOR.equals(feedback.getSource());
        }

        /**
         * The label that feedback gives. A time that cannot be is replaced by that of its record, as curation does.
         *
         * @param arrivedAt the time of its record, in milliseconds since 1970
         */
        static Labelled of(Feedback feedback, long arrivedAt) {
            Instant given = feedback.getGivenAt();
            boolean plausible = given != null && given.toEpochMilli() >= 0 && given.toEpochMilli() <= arrivedAt;
            return new Labelled(
                    feedback.getStars(), feedback.getSource(), plausible ? given.toEpochMilli() : arrivedAt);
        }
    }

    Tracked with(Predicted next) {
        return new Tracked(next, labelled);
    }

    /** A label that was given before the known one changes nothing. */
    Tracked with(Labelled next) {
        return labelled != null && next.at() < labelled.at() ? this : new Tracked(predicted, next);
    }

    /** The outcome; null until both are there. */
    Outcome outcome(String reviewId) {
        if (predicted == null || labelled == null) {
            return null;
        }
        return Outcome.newBuilder()
                .setReviewId(reviewId)
                .setPredictionId(predicted.predictionId())
                .setModelVersion(predicted.modelVersion())
                .setPredicted(predicted.stars())
                .setActual(labelled.stars())
                .setLive(predicted.blind() && labelled.at() >= predicted.at())
                .setLabelSource(labelled.source())
                .setPredictedAt(Instant.ofEpochMilli(predicted.at()))
                .setLabelledAt(Instant.ofEpochMilli(labelled.at()))
                .build();
    }
}
