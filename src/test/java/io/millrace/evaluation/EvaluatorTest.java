package io.millrace.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.millrace.schema.Evaluation;
import java.util.List;
import org.junit.jupiter.api.Test;

class EvaluatorTest {

    private static final List<ScoredRow> ROWS = List.of(
            new ScoredRow(5, 5, "en"), new ScoredRow(4, 5, "en"), new ScoredRow(1, 1, "ko"), new ScoredRow(5, 2, "ko"));

    @Test
    void shouldEvaluateOverallAndByLanguage() {
        // Given // When
        Evaluation evaluation = Evaluator.evaluate(ROWS);

        // Then
        assertThat(evaluation.getRecords()).isEqualTo(4);
        assertThat(evaluation.getAccuracy()).isEqualTo(0.5);
        assertThat(evaluation.getMae()).isEqualTo(1);
        assertThat(evaluation.getByLanguage()).containsOnlyKeys("en", "ko");
        assertThat(evaluation.getByLanguage().get("en").getMae()).isEqualTo(0.5);
        assertThat(evaluation.getByLanguage().get("en").getMacroF1()).isCloseTo(2.0 / 3 / 5, within(1e-12));
        assertThat(evaluation.getByLanguage().get("ko").getRecords()).isEqualTo(2);
        assertThat(evaluation.getByLanguage().get("ko").getMae()).isEqualTo(1.5);
    }

    @Test
    void shouldEvaluateABaselineOnTheSameRows() {
        // Given a training file with 1, 2, 5 and 5 stars
        LabelCounts train = new LabelCounts();
        List.of(1, 2, 5, 5).forEach(train::add);

        // When
        Evaluation majority = Evaluator.evaluate(always(train.majority()));
        Evaluation mean = Evaluator.evaluate(always(train.roundedMean()));

        // Then the majority is 5 and the mean 3.25
        assertThat(majority.getAccuracy()).isEqualTo(0.5);
        assertThat(majority.getMae()).isEqualTo(5.0 / 4);
        assertThat(mean.getAccuracy()).isZero();
        assertThat(mean.getMae()).isEqualTo(7.0 / 4);
    }

    @Test
    void shouldPreferTheLowerOfEquallyFrequentLabelsAndRoundHalvesUp() {
        // Given
        LabelCounts train = new LabelCounts();
        List.of(4, 3).forEach(train::add);

        // When // Then
        assertThat(train.majority()).isEqualTo(3);
        assertThat(train.roundedMean()).isEqualTo(4);
    }

    @Test
    void shouldHaveNoBaselineWithoutTrainingRows() {
        // Given
        LabelCounts train = new LabelCounts();

        // When // Then
        assertThatThrownBy(train::majority).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(train::roundedMean).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void shouldEvaluateNothingToZero() {
        // Given // When
        Evaluation evaluation = Evaluator.evaluate(List.of());

        // Then
        assertThat(evaluation.getRecords()).isZero();
        assertThat(evaluation.getAccuracy()).isZero();
        assertThat(evaluation.getByLanguage()).isEmpty();
    }

    private static List<ScoredRow> always(int stars) {
        return ROWS.stream().map(row -> row.withPredicted(stars)).toList();
    }
}
