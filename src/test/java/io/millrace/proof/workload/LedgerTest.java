package io.millrace.proof.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.testing.Coordinates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerTest {

    @TempDir
    private Path directory;

    private Path path;

    @BeforeEach
    void choosePath() {
        path = directory.resolve("ledger");
    }

    @Test
    void shouldReadWhatWasNoted() {
        // Given
        try (Ledger ledger = Ledger.create(path)) {
            ledger.sent("run/0/0");
            ledger.sent("run/0/1");
            ledger.acknowledged("run/0/0", at(17));
        }

        // When
        Acknowledgements read = Ledger.read(path);

        // Then
        assertThat(read.acknowledged()).containsOnlyKeys("run/0/0").containsValue(at(17));
        assertThat(read.indeterminate()).containsExactly("run/0/1");
    }

    @Test
    void shouldReadAnEmptyLedger() {
        // Given
        Ledger.create(path).close();

        // When
        Acknowledgements read = Ledger.read(path);

        // Then
        assertThat(read.acknowledged()).isEmpty();
        assertThat(read.indeterminate()).isEmpty();
    }

    @Test
    void shouldHoldWhatWasForcedWhileItIsInUse() {
        try (Ledger ledger = Ledger.create(path)) {
            // Given
            IntStream.range(0, 2_500).forEach(i -> ledger.sent("run/0/" + i));

            // When
            ledger.force();

            // Then
            assertThat(Ledger.read(path).indeterminate()).hasSize(2_500);
        }
    }

    @Test
    void shouldKeepWhatManyThreadsNote() {
        // Given
        try (Ledger ledger = Ledger.create(path)) {
            // When
            IntStream.range(0, 50_000).parallel().forEach(i -> {
                ledger.sent("run/0/" + i);
                ledger.acknowledged("run/0/" + i, at(i));
            });
        }

        // Then
        Acknowledgements read = Ledger.read(path);
        assertThat(read.acknowledged()).hasSize(50_000).containsEntry("run/0/4711", at(4711));
        assertThat(read.indeterminate()).isEmpty();
    }

    @Test
    void shouldIgnoreALastLineThatWasTornOff() throws IOException {
        // Given
        try (Ledger ledger = Ledger.create(path)) {
            ledger.sent("run/0/10");
            ledger.acknowledged("run/0/10", at(1_234));
        }
        byte[] whole = Files.readAllBytes(path);
        int firstLine = "sent\trun/0/10\n".length();

        for (int length = 0; length < whole.length; length++) {
            // When
            Files.write(path, Arrays.copyOf(whole, length), StandardOpenOption.TRUNCATE_EXISTING);
            Acknowledgements read = Ledger.read(path);

            // Then
            assertThat(read.acknowledged()).isEmpty();
            assertThat(read.indeterminate()).isEqualTo(length < firstLine ? Set.of() : Set.of("run/0/10"));
        }
    }

    @Test
    void shouldRefuseAFileThatIsNoLedger() throws IOException {
        // Given
        Files.write(path, List.of("sent\trun/0/0", "sent run/0/1"));

        // When // Then
        assertThatThrownBy(() -> Ledger.read(path))
                .isInstanceOf(WorkloadException.class)
                .hasMessageContaining("sent run/0/1");
    }

    @Test
    void shouldNotOverwriteALedger() {
        // Given
        Ledger.create(path).close();

        // When // Then
        assertThatThrownBy(() -> Ledger.create(path))
                .isInstanceOf(WorkloadException.class)
                .hasMessageContaining(path.toString());
    }

    private static Coordinates at(long offset) {
        return new Coordinates("reviews", 3, offset);
    }
}
