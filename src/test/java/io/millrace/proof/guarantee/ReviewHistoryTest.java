package io.millrace.proof.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.proof.workload.EventClass.Expectation;
import io.millrace.testing.Coordinates;
import org.junit.jupiter.api.Test;

class ReviewHistoryTest {

    private static final GivenLabel NEW = new GivenLabel(1, "user", 1, 20);
    private static final GivenLabel OLD = new GivenLabel(2, "user", 1, 10);
    private static final GivenLabel HEAVY = new GivenLabel(4, "user", 2, 5);
    private static final GivenLabel TIE = new GivenLabel(3, "user", 1, 10);

    private final ReviewHistory history = new ReviewHistory("review");

    @Test
    void shouldCountTheNewestFeedback() {
        // When
        give(NEW, OLD, TIE);

        // Then
        assertThat(history.possibleFeedback()).containsExactly(NEW);
    }

    @Test
    void shouldCountTheLaterOfTwoAtOneTime() {
        // When
        give(OLD, TIE);

        // Then
        assertThat(history.possibleFeedback()).containsExactly(TIE);
    }

    @Test
    void shouldCountTheHeaviestFeedbackWhateverIsGivenLater() {
        // When
        give(OLD, HEAVY, NEW);

        // Then
        assertThat(history.possibleFeedback()).containsExactly(HEAVY);
    }

    @Test
    void shouldKnowThatThereIsNoFeedback() {
        assertThat(history.possibleFeedback()).containsExactly((GivenLabel) null);
    }

    @Test
    void shouldAllowAnErasureAmongTheFeedback() {
        // When
        give(NEW, OLD, TIE);
        erase(5);

        // Then
        assertThat(history.possibleFeedback()).containsExactlyInAnyOrder(NEW, TIE, null);
    }

    @Test
    void shouldForgetWhatCountedBeforeTheErasure() {
        // Given
        give(NEW, OLD, TIE);
        erase(5);

        // When
        history.witness(4, NEW);

        // Then
        assertThat(history.possibleFeedback()).containsExactlyInAnyOrder(TIE, null);
    }

    @Test
    void shouldAllowNothingWhenForgottenFeedbackCounts() {
        // Given
        give(NEW, OLD);
        erase(5);

        // When
        history.witness(4, NEW);
        history.witness(6, NEW);

        // Then
        assertThat(history.possibleFeedback()).isEmpty();
    }

    private void give(GivenLabel... labels) {
        for (GivenLabel label : labels) {
            history.add(label);
        }
    }

    private void erase(long offset) {
        Coordinates at = new Coordinates("reviews", 0, offset);
        history.add(new SentReview("event", at, 0, Expectation.ERASURE, null, null, null, null, 0));
    }
}
