package io.millrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.config.Version;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher, as users call it. */
class LauncherIT {

    private static final Path LAUNCHER = Path.of("millrace").toAbsolutePath();

    private record Ended(int exitCode, String output) {}

    @Test
    void shouldRunFromAnywhereThroughALink(@TempDir Path elsewhere) throws Exception {
        // Given
        Path link = Files.createSymbolicLink(elsewhere.resolve("my millrace"), LAUNCHER);

        // When
        Ended ended = run(elsewhere, Map.of(), link.toString(), "--version");

        // Then
        assertThat(ended.exitCode()).as(ended.output()).isZero();
        assertThat(ended.output()).endsWith("millrace " + Version.current() + System.lineSeparator());
    }

    @Test
    void shouldKeepArgumentsWholeAndFilesRelativeToTheCaller(@TempDir Path elsewhere) throws Exception {
        // Given
        Files.writeString(elsewhere.resolve("a b.properties"), "application.id=from-file\n");

        // When
        Ended ended = run(elsewhere, Map.of(), LAUNCHER.toString(), "topology", "--config", "a b.properties");

        // Then
        assertThat(ended.exitCode()).as(ended.output()).isZero();
        assertThat(ended.output()).contains("application id from-file-curation");
    }

    @Test
    void shouldSayWhatToDoWithoutJava(@TempDir Path elsewhere) throws Exception {
        // When
        Ended ended = run(elsewhere, Map.of("JAVA_HOME", "/no/such/java"), LAUNCHER.toString(), "--version");

        // Then
        assertThat(ended.exitCode()).isEqualTo(ExitCodes.FAILED);
        assertThat(ended.output()).startsWith("millrace: JAVA_HOME is /no/such/java");
    }

    private static Ended run(Path directory, Map<String, String> environment, String... command)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(List.of(command)))
                .directory(directory.toFile())
                .redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), output);
    }
}
