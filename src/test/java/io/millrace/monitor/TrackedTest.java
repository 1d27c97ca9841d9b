package io.millrace.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.monitor.Tracked.Labelled;
import io.millrace.monitor.Tracked.Predicted;
import io.millrace.schema.Feedback;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TrackedTest {

    private static final Predicted PREDICTED = new Predicted("p1", "v1", 4, 1000, true);
    private static final Labelled LABELLED = new Labelled(5, "support", 1, 2000);

    @Test
    void shouldHaveNoOutcomeUntilBothAreThere() {
        assertThat(Tracked.NONE.outcome("r1")).isNull();
        assertThat(Tracked.NONE.with(PREDICTED).outcome("r1")).isNull();
        assertThat(Tracked.NONE.with(LABELLED).outcome("r1")).isNull();
    }

    @Test
    void shouldHaveTheSameOutcomeInEitherOrder() {
        assertThat(Tracked.NONE.with(PREDICTED).with(LABELLED).outcome("r1"))
                .isNotNull()
                .isEqualTo(Tracked.NONE.with(LABELLED).with(PREDICTED).outcome("r1"));
    }

    @Test
    void shouldIgnoreALabelThatWasGivenBeforeTheKnownOne() {
        // Given
        Tracked tracked = Tracked.NONE.with(LABELLED);

        // When // Then
        assertThat(tracked.with(new Labelled(1, "support", 1, 1999))).isSameAs(tracked);
        assertThat(tracked.with(new Labelled(1, "support", 1, 2000)).labelled().stars())
                .isEqualTo(1);
    }

    @Test
    void shouldCountTheHeavierLabelWhateverItsTime() {
        // Given
        Tracked tracked = Tracked.NONE.with(LABELLED);
        Labelled heavy = new Labelled(2, "annotator", 2, 1000);

        // When // Then
        assertThat(tracked.with(heavy).labelled()).isEqualTo(heavy);
        assertThat(tracked.with(heavy).with(LABELLED).labelled()).isEqualTo(heavy);
    }

    @Test
    void shouldNotCountAsLiveWhatWasLabelledBefore() {
        // Given
        Labelled before = new Labelled(5, "support", 1, 999);

        // When // Then
        assertThat(Tracked.NONE.with(PREDICTED).with(before).outcome("r1").getLive())
                .isFalse();
        assertThat(Tracked.NONE.with(PREDICTED).with(LABELLED).outcome("r1").getLive())
                .isTrue();
    }

    @Test
    void shouldTakeTheTimeAtWhichALabelWasGiven() {
        assertThat(Labelled.of(givenAt(Instant.ofEpochMilli(500)), 900).at()).isEqualTo(500);
    }

    @Test
    void shouldTakeTheTimeOfTheRecordForATimeThatCannotBe() {
        assertThat(Labelled.of(givenAt(null), 900).at()).isEqualTo(900);
        assertThat(Labelled.of(givenAt(Instant.ofEpochMilli(901)), 900).at()).isEqualTo(900);
        assertThat(Labelled.of(givenAt(Instant.ofEpochMilli(-1)), 900).at()).isEqualTo(900);
    }

    private static Feedback givenAt(Instant time) {
        return Feedback.newBuilder()
                .setReviewId("r1")
                .setStars(5)
                .setGivenAt(time)
                .build();
    }
}
