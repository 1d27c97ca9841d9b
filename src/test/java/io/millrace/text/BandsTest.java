package io.millrace.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BandsTest {

    private static final int PAIRS = 4000;

    private final Bands bands = new Bands(8, 3);

    @Test
    void shouldGiveEqualSketchesEqualKeys() {
        assertThat(bands.keys(new Sketch(new int[] {1, 5, 9}, 3)))
                .isEqualTo(bands.keys(new Sketch(new int[] {1, 5, 9}, 3)))
                .hasSize(8)
                .doesNotHaveDuplicates();
    }

    @Test
    void shouldGiveAnEmptySketchNoKey() {
        assertThat(bands.keys(new Sketch(new int[0], 0))).isEmpty();
    }

    @Test
    void shouldKeepApartWhatContrasts() {
        // Given
        int[] shingles = IntStream.range(0, 40).toArray();

        // Then
        assertThat(shareAKey(new Sketch(shingles, 1), new Sketch(shingles, 2))).isFalse();
    }

    /** The curve of the banding technique. */
    @ParameterizedTest
    @ValueSource(doubles = {0.2, 0.5, 0.65, 0.8})
    void shouldMeetAsOftenAsTheCurveSays(double similarity) {
        // Given
        long seed = 7;
        System.out.println("seed " + seed);
        Random random = new Random(seed);

        // When
        long met =
                IntStream.range(0, PAIRS).filter(i -> meets(similarity, random)).count();

        // Then
        double expected = 1 - Math.pow(1 - Math.pow(similarity, 3), 8);
        assertThat((double) met / PAIRS).isCloseTo(expected, within(0.03));
    }

    /** Two sketches of which the given part of all shingles is in both. */
    private boolean meets(double similarity, Random random) {
        int all = 100;
        int shared = (int) Math.round(all * similarity);
        int[] shingles = random.ints().distinct().limit(all).toArray();
        int middle = shared + (all - shared) / 2;
        int[] one = Arrays.copyOf(shingles, middle);
        int[] other = IntStream.concat(Arrays.stream(shingles, 0, shared), Arrays.stream(shingles, middle, all))
                .toArray();
        return shareAKey(sketch(one), sketch(other));
    }

    private static Sketch sketch(int[] shingles) {
        Arrays.sort(shingles);
        return new Sketch(shingles, 0);
    }

    private boolean shareAKey(Sketch one, Sketch other) {
        long[] keys = bands.keys(one);
        return LongStream.of(bands.keys(other))
                .anyMatch(key -> LongStream.of(keys).anyMatch(own -> own == key));
    }
}
