package io.millrace.proof.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.schema.Feedback;
import io.millrace.schema.Outcome;
import io.millrace.schema.Prediction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OutcomeGridTest {

    private static final long SEED = 17;

    @Test
    void shouldTakeTheOutcomesOfEveryMerge() {
        System.out.println("seed " + SEED);
        Random random = new Random(SEED);
        for (int round = 0; round < 5_000; round++) {
            // Given
            List<Prediction> predictions = predictions(random.nextInt(4));
            List<Feedback> labels = labels(random, random.nextInt(4));
            OutcomeGrid grid = grid(predictions, labels);

            // When
            List<Outcome> outcomes = join(random, predictions, labels);

            // Then
            assertThat(outcomes.stream().map(grid::step).filter(Objects::nonNull))
                    .isEmpty();
            assertThat(grid.isComplete()).isTrue();
        }
    }

    @Test
    void shouldNoticeALostLastOutcome() {
        // Given
        OutcomeGrid grid = grid(predictions(1), List.of(label(1, 10), label(2, 20)));

        // When
        String mistake = grid.step(outcome(predictions(1).get(0), label(1, 10)));

        // Then
        assertThat(mistake).isNull();
        assertThat(grid.isComplete()).isFalse();
    }

    @Test
    void shouldNoticeAnOutcomeThatComesTwice() {
        // Given
        OutcomeGrid grid = grid(predictions(1), List.of(label(1, 10)));
        Outcome outcome = outcome(predictions(1).get(0), label(1, 10));

        // Then
        assertThat(grid.step(outcome)).isNull();
        assertThat(grid.step(outcome)).contains("do not follow");
    }

    @Test
    void shouldNoticeALabelThatWasOlderThanTheKnownOne() {
        // Given
        OutcomeGrid grid = grid(predictions(1), List.of(label(1, 10), label(2, 5)));

        // Then
        assertThat(grid.step(outcome(predictions(1).get(0), label(1, 10)))).isNull();
        assertThat(grid.isComplete()).isTrue();
        assertThat(grid.step(outcome(predictions(1).get(0), label(2, 5)))).contains("do not follow");
    }

    @Test
    void shouldNoticeAPredictionThatIsNot() {
        assertThat(grid(List.of(), List.of(label(1, 10)))
                        .step(outcome(predictions(1).get(0), label(1, 10))))
                .contains("no prediction");
    }

    /** What the service may write: both sequences merged by chance, an outcome with each change once there are both. */
    private static List<Outcome> join(Random random, List<Prediction> predictions, List<Feedback> labels) {
        List<Outcome> outcomes = new ArrayList<>();
        Feedback label = null;
        int p = 0;
        int l = 0;
        while (p < predictions.size() || l < labels.size()) {
            boolean predicts = l == labels.size() || (p < predictions.size() && random.nextBoolean());
            boolean changed = predicts;
            if (predicts) {
                p++;
            } else {
                Feedback next = labels.get(l++);
                changed = label == null || counts(next, label) && !next.equals(label);
                label = changed ? next : label;
            }
            if (changed && p > 0 && label != null) {
                outcomes.add(outcome(predictions.get(p - 1), label));
            }
        }
        return outcomes;
    }

    private static boolean counts(Feedback next, Feedback label) {
        return next.getWeight() > label.getWeight()
                || next.getWeight() == label.getWeight() && !next.getGivenAt().isBefore(label.getGivenAt());
    }

    private static OutcomeGrid grid(List<Prediction> predictions, List<Feedback> labels) {
        OutcomeGrid grid = new OutcomeGrid("r");
        predictions.forEach(grid::add);
        labels.forEach(label -> grid.add(label, 100));
        return grid;
    }

    private static List<Prediction> predictions(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Prediction(
                        "p" + i,
                        "r",
                        3,
                        List.of(0.2, 0.2, 0.2, 0.2, 0.2),
                        "v1",
                        "digest",
                        0,
                        (long) i,
                        "en",
                        false,
                        false,
                        Instant.ofEpochMilli(15)))
                .toList();
    }

    private static List<Feedback> labels(Random random, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> label(1 + random.nextInt(2), 10 + random.nextInt(3), 1 + random.nextInt(2)))
                .toList();
    }

    private static Feedback label(int stars, long at) {
        return label(stars, at, 1);
    }

    private static Feedback label(int stars, long at, double weight) {
        return Feedback.newBuilder()
                .setReviewId("r")
                .setStars(stars)
                .setWeight(weight)
                .setGivenAt(Instant.ofEpochMilli(at))
                .build();
    }

    private static Outcome outcome(Prediction prediction, Feedback label) {
        return new Outcome(
                "r",
                prediction.getPredictionId(),
                "v1",
                3,
                label.getStars(),
                label.getGivenAt().toEpochMilli() >= 15,
                label.getSource(),
                prediction.getPredictedAt(),
                label.getGivenAt());
    }
}
