package io.millrace.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.schema.Evaluation;
import io.millrace.schema.GateVerdict;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GateTest {

    private static final Gate GATE = new Gate(GateSettings.standard());

    @Test
    void shouldLetTheFirstModelPass() {
        // Given // When
        GateVerdict verdict = GATE.judgeFirst(evaluation(50, 20));

        // Then
        assertThat(verdict.getPassed()).isTrue();
        assertThat(verdict.getReason()).isEqualTo("first model: 0.400 on 50 records");
        assertThat(verdict.getComparedWith()).isNull();
        assertThat(verdict.getChampion()).isNull();
        assertThat(verdict.getPValue()).isNull();
    }

    @Test
    void shouldRefuseAFirstModelWithTooFewTestRecords() {
        // Given // When
        GateVerdict verdict = GATE.judgeFirst(evaluation(49, 49));

        // Then
        assertThat(verdict.getPassed()).isFalse();
        assertThat(verdict.getReason()).isEqualTo("too few test records: 49, and gate.min.test.records is 50");
    }

    @Test
    void shouldTakeTheAccuracyFloorAsReachedAtItsValue() {
        // Given
        Gate gate = new Gate(new GateSettings(50, 0.5, 0.05));

        // When
        GateVerdict at = gate.judgeFirst(evaluation(100, 50));
        GateVerdict below = gate.judgeFirst(evaluation(100, 49));

        // Then
        assertThat(at.getPassed()).isTrue();
        assertThat(below.getPassed()).isFalse();
        assertThat(below.getReason())
                .isEqualTo("not good enough: accuracy 0.490 on 100 records, and gate.min.accuracy is 0.500");
    }

    @Test
    void shouldPassASignificantlyBetterChallenger() {
        // Given // When
        GateVerdict verdict = judge(GATE, 1402, 899, 60, 22);

        // Then
        assertThat(verdict.getPassed()).isTrue();
        assertThat(verdict.getReason()).isEqualTo("better: 0.684 against 0.657 on 1,402 records, p<0.001");
        assertThat(verdict.getComparedWith()).isEqualTo("v3");
        assertThat(verdict.getChampion().getRecords()).isEqualTo(1402);
        assertThat(verdict.getPValue()).isLessThan(0.001);
    }

    @Test
    void shouldRefuseABetterChallengerThatMayBeChance() {
        // Given // When
        GateVerdict verdict = judge(GATE, 100, 50, 7, 3);

        // Then
        assertThat(verdict.getPassed()).isFalse();
        assertThat(verdict.getReason())
                .isEqualTo(
                        "better, but it may be chance: 0.570 against 0.530 on 100 records, p=0.172 is not below 0.05");
        assertThat(verdict.getPValue()).isEqualTo(0.171875);
    }

    @Test
    void shouldAskForAPValueBelowTheSignificanceNotAtIt() {
        // Given 5 to 0: p = 1/32
        double p = 0.03125;

        // When
        GateVerdict at = judge(new Gate(new GateSettings(50, 0, p)), 100, 50, 5, 0);
        GateVerdict above = judge(new Gate(new GateSettings(50, 0, Math.nextUp(p) + 1e-12)), 100, 50, 5, 0);

        // Then
        assertThat(at.getPassed()).isFalse();
        assertThat(above.getPassed()).isTrue();
    }

    @Test
    void shouldLetAnyImprovementPassAtSignificanceOne() {
        // Given
        Gate gate = new Gate(new GateSettings(50, 0, 1));

        // When // Then
        assertThat(judge(gate, 100, 50, 8, 7).getPassed()).isTrue();
        assertThat(judge(gate, 100, 50, 7, 7).getPassed()).isFalse();
        assertThat(judge(gate, 100, 50, 0, 0).getPassed()).isFalse();
        assertThat(judge(gate, 100, 50, 7, 8).getPassed()).isFalse();
    }

    @Test
    void shouldSayWorseAndNoBetter() {
        // Given // When // Then
        assertThat(judge(GATE, 100, 50, 3, 7).getReason()).startsWith("worse: 0.530 against 0.570 on 100 records");
        assertThat(judge(GATE, 100, 50, 3, 3).getReason()).startsWith("no better: 0.530 against 0.530");
    }

    @Test
    void shouldHoldAChallengerToTheMinimumsToo() {
        // Given // When
        GateVerdict verdict = judge(GATE, 49, 10, 30, 0);

        // Then
        assertThat(verdict.getPassed()).isFalse();
        assertThat(verdict.getReason()).startsWith("too few test records: 49");
        assertThat(verdict.getComparedWith()).isEqualTo("v3");
    }

    @Test
    void shouldRefuseToCompareDifferentRecords() {
        // Given
        PairedTest paired = new PairedTest();
        paired.add(true, false);

        // When // Then
        assertThatThrownBy(() -> GATE.judge(evaluation(100, 50), "v3", evaluation(99, 50), paired))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("same records, not 100, 99 and 1");
    }

    @Test
    void shouldRefuseSettingsOutOfRange() {
        // Given // When // Then
        assertThatThrownBy(() -> new GateSettings(0, 0, 0.05)).hasMessageStartingWith("gate.min.test.records");
        assertThatThrownBy(() -> new GateSettings(1, 1.01, 0.05)).hasMessageStartingWith("gate.min.accuracy");
        assertThatThrownBy(() -> new GateSettings(1, Double.NaN, 0.05)).hasMessageStartingWith("gate.min.accuracy");
        assertThatThrownBy(() -> new GateSettings(1, 0, 0)).hasMessageStartingWith("gate.significance");
        assertThatThrownBy(() -> new GateSettings(1, 0, 1.01)).hasMessageStartingWith("gate.significance");
    }

    private static GateVerdict judge(Gate gate, int records, int bothRight, int challengerOnly, int championOnly) {
        PairedTest paired = new PairedTest();
        for (int i = 0; i < records; i++) {
            boolean both = i < bothRight;
            boolean challenger = i >= bothRight && i < bothRight + challengerOnly;
            boolean champion = i >= bothRight + challengerOnly && i < bothRight + challengerOnly + championOnly;
            paired.add(both || challenger, both || champion);
        }
        return gate.judge(
                evaluation(records, bothRight + challengerOnly),
                "v3",
                evaluation(records, bothRight + championOnly),
                paired);
    }

    private static Evaluation evaluation(int records, int hits) {
        List<ScoredRow> rows = IntStream.range(0, records)
                .mapToObj(i -> new ScoredRow(5, i < hits ? 5 : 4, "en"))
                .toList();
        return Evaluator.evaluate(rows);
    }
}
