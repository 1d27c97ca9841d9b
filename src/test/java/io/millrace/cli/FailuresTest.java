package io.millrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

class FailuresTest {

    @Test
    void shouldSayThatAFileDoesNotExist() {
        assertThat(Failures.explain(new NoSuchFileException("/data/x"))).isEqualTo("/data/x does not exist");
    }

    @Test
    void shouldSayThatAFileMayNotBeUsed() {
        assertThat(Failures.explain(new AccessDeniedException("/data/x")))
                .isEqualTo("/data/x may not be read or written by this user");
    }

    @Test
    void shouldSayWhatWasDoneAndWhatWentWrong() {
        // Given
        Throwable error = new UncheckedIOException("cannot read the manifest", new NoSuchFileException("/data/x"));

        // Then
        assertThat(Failures.explain(error)).isEqualTo("cannot read the manifest: /data/x does not exist");
    }

    @Test
    void shouldNameTheKindOfAnErrorWithoutWords() {
        assertThat(Failures.explain(new IllegalStateException())).isEqualTo("IllegalStateException");
    }
}
