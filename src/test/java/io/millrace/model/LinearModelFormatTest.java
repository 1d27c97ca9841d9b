package io.millrace.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LinearModelFormatTest {

    private static final LinearModel MODEL = Models.small();

    @Test
    void shouldReadBackWhatItWrote() {
        // Given
        byte[] bytes = LinearModelFormat.write(MODEL);

        // When
        LinearModel read = LinearModelFormat.read(bytes);

        // Then
        for (String text : List.of("soft warm coat", "itchy", "", "unknown 좋아요")) {
            assertThat(read.probabilities(text)).containsExactly(MODEL.probabilities(text));
        }
        assertThat(LinearModelFormat.write(read)).isEqualTo(bytes);
    }

    @Test
    void shouldGiveProbabilitiesThatAddUpToOne() {
        // Given // When // Then
        for (String text : List.of("soft warm coat", "itchy", "")) {
            assertThat(Arrays.stream(MODEL.probabilities(text)).sum()).isCloseTo(1, within(1e-12));
        }
    }

    @Test
    void shouldPreferTheLowerOfEquallyProbableStars() {
        // Given // When // Then
        assertThat(Predictor.stars(new double[] {0.1, 0.3, 0.3, 0.2, 0.1})).isEqualTo(2);
        assertThat(Predictor.stars(new double[] {0.1, 0.1, 0.1, 0.1, 0.6})).isEqualTo(5);
    }

    @Test
    void shouldRefuseEveryTruncation() {
        // Given
        byte[] bytes = LinearModelFormat.write(MODEL);

        // When // Then
        for (int length = 0; length < bytes.length; length += length < 64 ? 1 : 97) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> LinearModelFormat.read(cut))
                    .isInstanceOf(ModelException.class)
                    .hasMessageStartingWith("this is not a usable linear model: ");
        }
    }

    @Test
    void shouldSayWhatIsWrongWithAHeader() {
        // Given // When // Then
        assertThatThrownBy(() -> readWith(0, 0xcafebabe)).hasMessageContaining("does not begin with MRLM");
        assertThatThrownBy(() -> readWith(4, 2)).hasMessageContaining("its format has version 2");
        assertThatThrownBy(() -> readWith(8, 31)).hasMessageContaining("its hash bits are 31");
        assertThatThrownBy(() -> readWith(12, Integer.MAX_VALUE)).hasMessageContaining("its length is wrong");
        assertThatThrownBy(() -> readWith(12, -1)).hasMessageContaining("its length is wrong");
        assertThatThrownBy(() -> readWith(16, 0x7fc00000)).hasMessageContaining("not a number");
        assertThatThrownBy(() -> readWith(36, 1 << 30)).hasMessageContaining("out of range");
        assertThatThrownBy(() -> readWith(36, -1)).hasMessageContaining("out of range");
        assertThatThrownBy(() -> readWith(40, 0)).hasMessageContaining("document frequency");
    }

    @Test
    void shouldRefuseOrReadAnyCorruptionButNeverFailOtherwise() {
        // Given
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        byte[] bytes = LinearModelFormat.write(MODEL);

        // When // Then
        for (int round = 0; round < 500; round++) {
            byte[] corrupt = bytes.clone();
            corrupt[random.nextInt(corrupt.length)] = (byte) random.nextInt();
            corrupt[random.nextInt(64)] = (byte) random.nextInt();
            assertReadsOrRefuses(corrupt);
        }
    }

    private static void assertReadsOrRefuses(byte[] bytes) {
        try {
            assertThat(LinearModelFormat.read(bytes).probabilities("soft")).doesNotContain(Double.NaN);
        } catch (ModelException e) {
            assertThat(e).hasMessageStartingWith("this is not a usable linear model: ");
        }
    }

    private static LinearModel readWith(int position, int value) {
        byte[] bytes = LinearModelFormat.write(MODEL);
        ByteBuffer.wrap(bytes).putInt(position, value);
        return LinearModelFormat.read(bytes);
    }
}
