package io.millrace.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TfIdfTest {

    private static final HashedNgrams NGRAMS = new HashedNgrams(16);

    @Test
    void shouldWeighAsScikitLearnDoes() {
        // Given bucket 1 in both rows, 2 in the first and 3 in the second: smooth idf 1, ln(3/2) + 1 and ln(3/2) + 1
        TfIdf tfIdf = TfIdf.fit(NGRAMS, List.of(new int[] {1, 1, 2}, new int[] {1, 3}), 1);

        // When
        SparseRow row = tfIdf.row(new int[] {1, 1, 2});

        // Then
        double one = 1 + Math.log(2);
        double two = Math.log(1.5) + 1;
        double length = Math.hypot(one, two);
        assertThat(row.buckets()).containsExactly(1, 2);
        assertThat(row.values()[0]).isCloseTo((float) (one / length), within(1e-6f));
        assertThat(row.values()[1]).isCloseTo((float) (two / length), within(1e-6f));
    }

    @Test
    void shouldBringWordsAndCharactersToLengthOneEach() {
        // Given
        List<int[]> rows =
                Stream.of("soft warm coat", "soft coat").map(NGRAMS::bucketsOf).toList();
        TfIdf tfIdf = TfIdf.fit(NGRAMS, rows, 1);

        // When
        SparseRow row = tfIdf.row("soft warm coat");

        // Then
        double words = 0;
        double all = 0;
        for (int i = 0; i < row.size(); i++) {
            all += row.values()[i] * row.values()[i];
            words += row.buckets()[i] < NGRAMS.firstCharacterBucket() ? row.values()[i] * row.values()[i] : 0;
        }
        assertThat(words).isCloseTo(1, within(1e-5));
        assertThat(all).isCloseTo(2, within(1e-5));
    }

    @Test
    void shouldLeaveOutRareAndUnknownNgrams() {
        // Given
        TfIdf tfIdf = TfIdf.fit(NGRAMS, List.of(new int[] {1, 2}, new int[] {1, 3}), 2);

        // When // Then
        assertThat(tfIdf.row(new int[] {1, 2, 7}).buckets()).containsExactly(1);
        assertThat(tfIdf.row(new int[] {2, 7}).size()).isZero();
    }
}
