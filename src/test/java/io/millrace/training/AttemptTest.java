package io.millrace.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AttemptTest {

    @TempDir
    private Path work;

    @Test
    void shouldShareNothingWithAnotherAttemptAtTheJob() throws IOException {
        // Given
        Attempt first = Attempt.begin(work, "job");
        Path file = Files.createFile(first.directory().resolve("model.bin"));

        // When
        try (Attempt second = Attempt.begin(work, "job")) {
            assertThat(second.directory()).isNotEqualTo(first.directory()).isEmptyDirectory();
        }

        // Then
        assertThat(file).exists();
    }

    @Test
    void shouldRemoveItsFilesAtItsEnd() throws IOException {
        // Given
        Attempt attempt = Attempt.begin(work, "job");
        Files.createFile(
                Files.createDirectory(attempt.directory().resolve("more")).resolve("model.bin"));

        // When
        attempt.close();

        // Then
        assertThat(attempt.directory()).doesNotExist();
    }

    @Test
    void shouldRemoveWhatAKilledAttemptLeftADayAgo() throws IOException {
        // Given
        Path left = Attempt.begin(work, "killed").directory();
        Files.createFile(left.resolve("model.bin"));
        Files.setLastModifiedTime(left, FileTime.from(Instant.now().minus(Duration.ofDays(2))));

        // When
        Attempt.begin(work, "job").close();

        // Then
        assertThat(left).doesNotExist();
    }

    @Test
    void shouldLeaveAnAttemptAtAnotherJobAlone() throws IOException {
        // Given
        Path running = Attempt.begin(work, "other").directory();

        // When
        Attempt.begin(work, "job").close();

        // Then
        assertThat(running).exists();
    }

    @Test
    void shouldSayWhichDirectoryCannotBeUsed() throws IOException {
        // Given
        Path file = Files.createFile(work.resolve("file"));

        // When, Then
        assertThatThrownBy(() -> Attempt.begin(file, "job"))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining(file.toString());
    }
}
