package io.millrace.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
    void shouldRemoveWhatAttemptsAtOtherJobsLeftBehind() throws IOException {
        // Given
        Path left = Attempt.begin(work, "killed").directory();
        Files.createFile(left.resolve("model.bin"));

        // When
        Attempt.begin(work, "job").close();

        // Then
        assertThat(left.getParent()).doesNotExist();
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
