package io.millrace.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.millrace.text.Bands;
import io.millrace.text.Sketch;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FineBandsTest {

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 0.6, 0.65, 0.7, 0.8, 0.9, 0.95, 1})
    void shouldFindPairsAtTheThresholdAsOftenAsPromised(double threshold) {
        // When
        FineBands fine = FineBands.of(threshold);

        // Then
        assertThat(fine.recall(threshold)).isGreaterThanOrEqualTo(FineBands.RECALL);
        assertThat(fine.recall(1)).isEqualTo(1);
        assertThat(fine.bands()).isBetween(1, 64);
    }

    @Test
    void shouldBeWhatIsDocumented() {
        // When
        FineBands fine = FineBands.of(0.65);

        // Then
        assertThat(fine).isEqualTo(new FineBands(57, 5));
        assertThat(fine.recall(0.7)).isCloseTo(0.99996, within(0.00003));
        assertThat(fine.recall(0.05)).isCloseTo(0.00002, within(0.00001));
    }

    @Test
    void shouldDoSoWithSketchesToo() {
        // Given
        Random random = new Random(5);
        Bands bands = FineBands.of(0.65).toBands();

        // When
        long met = IntStream.range(0, 5_000).filter(i -> meet(bands, random)).count();

        // Then
        assertThat(met).isGreaterThanOrEqualTo(4_985);
    }

    /** Two sketches that share 65 of 100 shingles. */
    private static boolean meet(Bands bands, Random random) {
        int[] all = random.ints().distinct().limit(100).toArray();
        Sketch a = sketch(all, 0, 82);
        Sketch b = sketch(all, 17, 100);
        assertThat(a.similarity(b)).isEqualTo(0.65);
        long[] keys = bands.keys(b);
        return LongStream.of(bands.keys(a)).anyMatch(key -> LongStream.of(keys).anyMatch(other -> other == key));
    }

    private static Sketch sketch(int[] shingles, int from, int to) {
        return new Sketch(
                IntStream.range(from, to).map(i -> shingles[i]).sorted().toArray(), 0);
    }
}
