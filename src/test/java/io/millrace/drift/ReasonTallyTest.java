package io.millrace.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.schema.Decision;
import io.millrace.schema.DecisionOutcome;
import io.millrace.schema.WindowClosed;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReasonTallyTest {

    private static final WindowClosed FIRST = SampleWindow.of(0, 0);
    private static final WindowClosed SECOND = SampleWindow.of(0, 1);

    /** The second one is open from minute 1 to 2, the third from 5 to 6; nothing was accepted between them. */
    private static final WindowClosed THIRD = SampleWindow.builder(0, 2)
            .setOpenedAt(SampleWindow.minute(5))
            .setClosedAt(SampleWindow.minute(6))
            .setCounts(SampleWindow.nothing())
            .build();

    @Test
    void shouldCountByTheReasonToReject() {
        // Given
        ReasonTally tally = tally(FIRST);

        // When
        tally.add(0, decision(0.5, DecisionOutcome.REJECTED, "language"));
        tally.add(0, decision(0.5, DecisionOutcome.REJECTED, "empty"));
        tally.add(0, decision(0.5, DecisionOutcome.ACCEPTED, "accepted"));
        tally.add(0, decision(0.5, DecisionOutcome.ACCEPTED, "updated"));
        tally.add(0, decision(0.5, DecisionOutcome.SUPERSEDED, "superseded"));

        // Then
        assertThat(tally.of(FIRST)).isEqualTo(Map.of("language", 1L, "empty", 1L, "accepted", 2L, "superseded", 1L));
    }

    @Test
    void shouldGiveADecisionToTheWindowThatWasOpen() {
        assertThat(windowOf(1)).isEqualTo(SECOND);
        assertThat(windowOf(1.99)).isEqualTo(SECOND);
        assertThat(windowOf(5)).isEqualTo(THIRD);
    }

    @Test
    void shouldGiveWhatCameBeforeTheFirstToTheFirst() {
        assertThat(windowOf(-7)).isEqualTo(FIRST);
    }

    @Test
    void shouldGiveWhatCameBetweenTwoToTheEarlier() {
        assertThat(windowOf(2)).isEqualTo(SECOND);
        assertThat(windowOf(4.99)).isEqualTo(SECOND);
    }

    @Test
    void shouldNotCountWhatCameAfterTheLast() {
        assertThat(windowOf(6)).isNull();
        assertThat(windowOf(99)).isNull();
    }

    @Test
    void shouldCountTheMomentInWhichAnIdleWindowEnds() {
        // Given: it was closed by the clock, and ends with its last record
        WindowClosed idle = SampleWindow.builder(0, 0)
                .setClosedBy("deadline")
                .setCounts(SampleWindow.nothing())
                .build();
        ReasonTally tally = tally(idle);

        // When
        tally.add(0, decision(1, DecisionOutcome.ACCEPTED, "accepted"));
        tally.add(0, decision(1.01, DecisionOutcome.ACCEPTED, "accepted"));

        // Then
        assertThat(tally.of(idle)).isEqualTo(Map.of("accepted", 1L));
    }

    @Test
    void shouldNotGiveToTheFirstAtHandWhatBelongsToOlderOnes() {
        // Given
        ReasonTally tally = tally(SECOND, THIRD);

        // When
        tally.add(0, decision(0.5, DecisionOutcome.ACCEPTED, "accepted"));

        // Then
        assertThat(tally.of(SECOND)).isEmpty();
    }

    @Test
    void shouldIgnorePartitionsWithoutWindows() {
        // Given
        ReasonTally tally = tally(FIRST);

        // When
        tally.add(1, decision(0.5, DecisionOutcome.ACCEPTED, "accepted"));

        // Then
        assertThat(tally.of(FIRST)).isEmpty();
    }

    private static WindowClosed windowOf(double minute) {
        ReasonTally tally = tally(FIRST, SECOND, THIRD);
        tally.add(0, decision(minute, DecisionOutcome.ACCEPTED, "accepted"));
        return List.of(FIRST, SECOND, THIRD).stream()
                .filter(window -> !tally.of(window).isEmpty())
                .findFirst()
                .orElse(null);
    }

    private static ReasonTally tally(WindowClosed... windows) {
        WindowHistory history = new WindowHistory(windows.length);
        List.of(windows).forEach(history::add);
        return new ReasonTally(history);
    }

    private static Decision decision(double minute, DecisionOutcome outcome, String reason) {
        return Decision.newBuilder()
                .setReviewId("r")
                .setSourceTopic("t")
                .setSourcePartition(0)
                .setSourceOffset(0)
                .setOutcome(outcome)
                .setReason(reason)
                .setRule(reason)
                .setRuleVersion(1)
                .setLabelled(true)
                .setDecidedAt(SampleWindow.minute(minute))
                .build();
    }
}
