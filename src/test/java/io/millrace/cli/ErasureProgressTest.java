package io.millrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.cli.ErasureProgress.Erased;
import io.millrace.schema.Decision;
import io.millrace.schema.DecisionOutcome;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ErasureProgressTest {

    private final ErasureProgress progress = new ErasureProgress(List.of("r2", "r1"));

    @Test
    void shouldWaitForTheDecisionOfEachTombstone() {
        // Given
        progress.decision(decision("r1", "accepted", 3));
        progress.sent(Map.of("r1", 7L, "r2", 8L));

        // When
        progress.decision(decision("r1", "erased", 6));
        progress.decision(decision("r2", "erased", 8));

        // Then: another erasure of r1 was decided, not this one
        assertThat(progress.open()).isEqualTo(1);
        assertThat(progress.all()).extracting(Erased::reviewId).containsExactly("r1", "r2");
        assertThat(progress.all()).extracting(Erased::decided).containsExactly(false, true);
        assertThat(progress.all()).extracting(Erased::before).containsExactly("accepted", null);
    }

    @Test
    void shouldWaitUntilNoTrainingRecordIsLeft() {
        // Given
        progress.record("r1", true);
        progress.record("r2", true);
        progress.record("r2", false);
        progress.sent(Map.of("r1", 7L, "r2", 8L));

        // When
        progress.decision(decision("r1", "erased", 7));
        progress.decision(decision("r2", "erased", 8));

        // Then
        assertThat(progress.open()).isEqualTo(1);
        assertThat(progress.all()).extracting(Erased::record).containsExactly("stands", "none");
        progress.record("r1", false);
        assertThat(progress.open()).isZero();
        assertThat(progress.all()).extracting(Erased::record).containsExactly("withdrawn", "none");
    }

    @Test
    void shouldCountARecordThatCameJustBeforeItsErasure() {
        // Given
        progress.sent(Map.of("r1", 7L, "r2", 8L));

        // When
        progress.record("r1", true);
        progress.record("r1", false);
        progress.decision(decision("r1", "erased", 7));

        // Then
        assertThat(progress.open()).isEqualTo(1);
        assertThat(progress.all().get(0).record()).isEqualTo("withdrawn");
    }

    @Test
    void shouldConcernTheNamedReviewsOnly() {
        assertThat(progress.concerns("r1")).isTrue();
        assertThat(progress.concerns("r3")).isFalse();
    }

    static Decision decision(String reviewId, String reason, long offset) {
        return decision(reviewId, reason, DecisionOutcome.UNKNOWN, offset);
    }

    static Decision decision(String reviewId, String reason, DecisionOutcome outcome, long offset) {
        return Decision.newBuilder()
                .setReviewId(reviewId)
                .setSourceTopic("reviews")
                .setSourcePartition(0)
                .setSourceOffset(offset)
                .setOutcome(outcome)
                .setReason(reason)
                .setRule("settle")
                .setRuleVersion(1)
                .setLabelled(false)
                .setDecidedAt(Instant.EPOCH)
                .build();
    }
}
