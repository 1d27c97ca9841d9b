package io.millrace.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ConfusionMatrixTest {

    @Test
    void shouldAgreeWithMetricsComputedByHand() {
        // Given 10 records: 5 stars six times (hit four, once 4, once 1), 1 star twice (hit, once 5), 3 stars twice
        // (both 4)
        int[][] rows = {{5, 5}, {5, 5}, {5, 5}, {5, 5}, {5, 4}, {5, 1}, {1, 1}, {1, 5}, {3, 4}, {3, 4}};

        // When
        ConfusionMatrix matrix = matrix(rows);

        // Then F1 is 2/4 for one star, 8/11 for five and 0 for the rest
        assertThat(matrix.records()).isEqualTo(10);
        assertThat(matrix.accuracy()).isEqualTo(0.5);
        assertThat(matrix.macroF1()).isCloseTo((0.5 + 8.0 / 11) / 5, within(1e-12));
        assertThat(matrix.mae()).isCloseTo((1 + 4 + 4 + 1 + 1) / 10.0, within(1e-12));
    }

    @Test
    void shouldAgreeWithTheExampleOfScikitLearnsF1Score() {
        // Given y_true = [0, 1, 2, 0, 1, 2], y_pred = [0, 2, 1, 0, 0, 1], whose macro F1 over three labels is 0.26
        ConfusionMatrix matrix = matrix(new int[][] {{1, 1}, {2, 3}, {3, 2}, {1, 1}, {2, 1}, {3, 2}});

        // When
        double macroF1 = matrix.macroF1();

        // Then two labels with neither record nor prediction count 0
        assertThat(macroF1).isCloseTo(0.26666666666666666 * 3 / 5, within(1e-12));
    }

    @Test
    void shouldLayCountsOutActualByPredicted() {
        // Given
        ConfusionMatrix matrix = matrix(new int[][] {{2, 4}, {2, 4}, {5, 1}});

        // When
        var counts = matrix.counts();

        // Then
        assertThat(counts).hasSize(25);
        assertThat(counts.get(5 * 1 + 3)).isEqualTo(2);
        assertThat(counts.get(5 * 4)).isEqualTo(1);
        assertThat(counts.stream().mapToLong(Long::longValue).sum()).isEqualTo(3);
    }

    @Test
    void shouldBeZeroWithoutRecords() {
        // Given
        ConfusionMatrix matrix = new ConfusionMatrix();

        // When // Then
        assertThat(matrix.accuracy()).isZero();
        assertThat(matrix.macroF1()).isZero();
        assertThat(matrix.mae()).isZero();
    }

    @Test
    void shouldReachOneIfEveryLabelIsHit() {
        // Given
        ConfusionMatrix matrix = matrix(new int[][] {{1, 1}, {2, 2}, {3, 3}, {4, 4}, {5, 5}});

        // When // Then
        assertThat(matrix.accuracy()).isEqualTo(1);
        assertThat(matrix.macroF1()).isEqualTo(1);
        assertThat(matrix.mae()).isZero();
    }

    @Test
    void shouldRefuseStarsOutOfRange() {
        // Given
        ConfusionMatrix matrix = new ConfusionMatrix();

        // When // Then
        assertThatThrownBy(() -> matrix.add(0, 3)).hasMessage("stars must be 1 to 5, not 0");
        assertThatThrownBy(() -> matrix.add(3, 6)).hasMessage("stars must be 1 to 5, not 6");
        assertThat(matrix.records()).isZero();
    }

    private static ConfusionMatrix matrix(int[][] rows) {
        ConfusionMatrix matrix = new ConfusionMatrix();
        for (int[] row : rows) {
            matrix.add(row[0], row[1]);
        }
        return matrix;
    }
}
