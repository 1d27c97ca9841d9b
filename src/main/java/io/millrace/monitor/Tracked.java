package io.millrace.monitor;

import io.millrace.schema.Feedback;
import io.millrace.schema.Outcome;
import io.millrace.schema.Prediction;
import java.time.Instant;
import java.util.Set;

/**
 * The newest prediction and the label that counts of a review, whichever came first. Each may be null.
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
     * @param weight above 0
     * @param at when it was given, in milliseconds since 1970
     */
    record Labelled(int stars, String source, double weight, long at) {

        /** The sources of labels that are no feedback, which none may claim. */
        private static final Set<String> RESERVED = Set.of("review", "majority");

        /** Says whether curation takes such feedback too: what it refuses says nothing of a model. */
        static boolean isPossible(Feedback feedback) {
            double weight = feedback.getWeight();
            return feedback.getStars() >= 1
                    && feedback.getStars() <= 5
                    && weight > 0
                    && weight < Double.POSITIVE_INFINITY
                    && !RESERVED.contains(feedback.getSource());
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
                    feedback.getStars(),
                    feedback.getSource(),
                    feedback.getWeight(),
                    plausible ? given.toEpochMilli() : arrivedAt);
        }

        /** Says whether this label, which came later, counts: as curation counts them, the heavier one, else the newer. */
        private boolean replaces(Labelled other) {
            return weight > other.weight || weight == other.weight && at >= other.at;
        }
    }

    Tracked with(Predicted next) {
        return new Tracked(next, labelled);
    }

    /** A label that is lighter than the known one, or was given before it, changes nothing. */
    Tracked with(Labelled next) {
        return labelled == null || next.replaces(labelled) ? new Tracked(predicted, next) : this;
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
