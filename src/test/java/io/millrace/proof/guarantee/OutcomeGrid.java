package io.millrace.proof.guarantee;

import io.millrace.schema.Feedback;
import io.millrace.schema.Outcome;
import io.millrace.schema.Prediction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The predictions and labels of one review, and the path that its outcomes have taken through them. Labels may be equal, so
 * the place on the path is a prediction and a set of labels. For one thread.
 */
final class OutcomeGrid {

    private record Given(int stars, String source, double weight, long at) {}

    private static final Comparator<Given> BY_WEIGHT_AND_TIME =
            Comparator.comparingDouble(Given::weight).thenComparingLong(Given::at);

    private final String reviewId;
    private final List<Prediction> predictions = new ArrayList<>();
    private final List<Given> labels = new ArrayList<>();
    private int prediction = -1;
    private Set<Integer> label = Set.of();

    OutcomeGrid(String reviewId) {
        this.reviewId = reviewId;
    }

    String reviewId() {
        return reviewId;
    }

    /** Adds the next prediction. */
    void add(Prediction next) {
        predictions.add(next);
    }

    /** Adds the next label, if it changes anything. */
    void add(Feedback feedback, long arrivedAt) {
        Instant at = feedback.getGivenAt();
        boolean possible = at != null && at.toEpochMilli() >= 0 && at.toEpochMilli() <= arrivedAt;
        Given next = new Given(
                feedback.getStars(),
                feedback.getSource(),
                feedback.getWeight(),
                possible ? at.toEpochMilli() : arrivedAt);
        Given last = labels.isEmpty() ? null : labels.get(labels.size() - 1);
        if (last == null || BY_WEIGHT_AND_TIME.compare(next, last) >= 0 && !next.equals(last)) {
            labels.add(next);
        }
    }

    /** Takes the next outcome. Says what is wrong with it, in words; null if nothing is. */
    String step(Outcome outcome) {
        int row = rowOf(outcome);
        if (row < 0) {
            return "joins " + outcome.getPredictionId() + ", which is no prediction of the review";
        }
        Set<Integer> reached = reachable(row).stream()
                .filter(column -> expected(row, column).equals(outcome))
                .collect(Collectors.toSet());
        if (reached.isEmpty()) {
            return "joins " + outcome.getPredictionId() + " with stars " + outcome.getActual()
                    + ", which do not follow the outcome before";
        }
        prediction = row;
        label = reached;
        return null;
    }

    /** Says whether the path has ended in the last corner, or never had to begin. */
    boolean isComplete() {
        return predictions.isEmpty()
                || labels.isEmpty()
                || (prediction == predictions.size() - 1 && label.contains(labels.size() - 1));
    }

    private int rowOf(Outcome outcome) {
        return IntStream.range(0, predictions.size())
                .filter(row -> predictions.get(row).getPredictionId().equals(outcome.getPredictionId()))
                .findFirst()
                .orElse(-1);
    }

    /** The labels that an outcome of that prediction may have now. */
    private Set<Integer> reachable(int row) {
        if (prediction < 0) {
            return row == 0 ? all() : labels.isEmpty() ? Set.of() : Set.of(0);
        }
        if (row == prediction) {
            return next();
        }
        return row == prediction + 1 ? label : Set.of();
    }

    private Set<Integer> all() {
        return IntStream.range(0, labels.size()).boxed().collect(Collectors.toSet());
    }

    private Set<Integer> next() {
        return label.stream()
                .map(column -> column + 1)
                .filter(column -> column < labels.size())
                .collect(Collectors.toSet());
    }

    private Outcome expected(int row, int column) {
        Prediction predicted = predictions.get(row);
        Given given = labels.get(column);
        long predictedAt = predicted.getPredictedAt().toEpochMilli();
        boolean blind = !predicted.getLabelKnown() && !predicted.getTrainedOn();
        return Outcome.newBuilder()
                .setReviewId(reviewId)
                .setPredictionId(predicted.getPredictionId())
                .setModelVersion(predicted.getModelVersion())
                .setPredicted(predicted.getStars())
                .setActual(given.stars())
                .setLive(blind && given.at() >= predictedAt)
                .setLabelSource(given.source())
                .setPredictedAt(Instant.ofEpochMilli(predictedAt))
                .setLabelledAt(Instant.ofEpochMilli(given.at()))
                .build();
    }
}
