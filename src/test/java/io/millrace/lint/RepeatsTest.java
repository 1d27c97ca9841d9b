package io.millrace.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepeatsTest {

    @TempDir
    Path directory;

    @Test
    void shouldCountRepeatsOfManyTexts() throws IOException {
        // Given
        Repeats repeats = new Repeats(directory.resolve("r"), 2);

        // When
        for (int i = 0; i < 30_000; i++) {
            repeats.add("text " + i % 10_000, i + 1);
        }
        repeats.compare();

        // Then
        assertThat(repeats.distinct()).isEqualTo(10_000);
        assertThat(repeats.repeated().count()).isEqualTo(20_000);
        assertThat(repeats.repeated().first()).containsExactly(10_001L, 10_002L);
    }

    @Test
    void shouldFindTheSharedEndsOfTexts() {
        // Given
        long seed = System.nanoTime();
        Random random = new Random(seed);

        // Then
        for (int round = 0; round < 200; round++) {
            CommonEnds ends = new CommonEnds();
            String prefix = "👍ab".substring(0, random.nextInt(5) == 1 ? 2 : random.nextInt(3) + 2);
            String suffix = "\n\n###👎";
            for (int i = 0; i < 10; i++) {
                ends.add(prefix + (char) ('0' + i) + "x".repeat(random.nextInt(3)) + (char) ('A' + i) + suffix);
            }
            assertThat(ends.prefix()).as("seed %d", seed).isEqualTo(prefix);
            assertThat(ends.suffix()).as("seed %d", seed).isEqualTo(suffix);
            assertThat(ends.isIdentical()).isFalse();
        }
    }

    @Test
    void shouldNotCutACharacterInTwo() {
        // Given: both share the first half of a pair
        CommonEnds ends = new CommonEnds();
        ends.add("\uD83D\uDC4D");
        ends.add("\uD83D\uDC4E");

        // Then
        assertThat(ends.prefix()).isEmpty();
    }
}
