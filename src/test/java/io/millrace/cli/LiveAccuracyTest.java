package io.millrace.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.millrace.schema.Outcome;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LiveAccuracyTest {

    private final LiveAccuracy accuracy = new LiveAccuracy();

    @Test
    void shouldScoreEachModelByItself() {
        // Given
        accuracy.add(outcome("p1", "v1", 5, 5, true));
        accuracy.add(outcome("p2", "v1", 5, 3, true));
        accuracy.add(outcome("p3", "v2", 1, 1, true));

        // When
        var scores = accuracy.scores();

        // Then
        assertThat(scores).containsOnlyKeys("v1", "v2");
        assertThat(scores.get("v1").accuracy()).isEqualTo(0.5, within(1e-9));
        assertThat(scores.get("v1").mae()).isEqualTo(1.0, within(1e-9));
    }

    @Test
    void shouldCountTheLastLabelOfAPrediction() {
        // Given
        accuracy.add(outcome("p1", "v1", 5, 1, true));
        accuracy.add(outcome("p1", "v1", 5, 5, true));

        // When
        var score = accuracy.scores().get("v1");

        // Then
        assertThat(score.outcomes()).isEqualTo(1);
        assertThat(score.accuracy()).isEqualTo(1);
    }

    @Test
    void shouldLeaveOutWhatIsNotLive() {
        // Given
        accuracy.add(outcome("p1", "v1", 5, 5, true));
        accuracy.add(outcome("p1", "v1", 5, 4, false));

        // Then
        assertThat(accuracy.scores()).isEmpty();
    }

    private static Outcome outcome(String prediction, String model, int predicted, int actual, boolean live) {
        return Outcome.newBuilder()
                .setReviewId("r")
                .setPredictionId(prediction)
                .setModelVersion(model)
                .setPredicted(predicted)
                .setActual(actual)
                .setLive(live)
                .setLabelSource("user")
                .setPredictedAt(Instant.EPOCH)
                .setLabelledAt(Instant.EPOCH)
                .build();
    }
}
