package io.millrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.schema.DecisionOutcome;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ErasedReviewsTest {

    private final Set<String> erased = new HashSet<>();

    @Test
    void shouldCountAReviewAsErasedUntilItIsAcceptedAgain() {
        // When
        follow("r1", DecisionOutcome.ACCEPTED, DecisionOutcome.ERASED);
        follow("r2", DecisionOutcome.ERASED, DecisionOutcome.ACCEPTED);
        follow("r3", DecisionOutcome.ERASED, DecisionOutcome.REJECTED, DecisionOutcome.SUPERSEDED);
        follow("r4", DecisionOutcome.REJECTED);

        // Then
        assertThat(erased).containsExactlyInAnyOrder("r1", "r3");
    }

    private void follow(String reviewId, DecisionOutcome... outcomes) {
        for (DecisionOutcome outcome : outcomes) {
            ErasedReviews.follow(ErasureProgressTest.decision(reviewId, "why", outcome, 0), erased);
        }
    }
}
