package io.millrace.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.app.EmbeddedStack;
import io.millrace.config.ConfigKeys;
import io.millrace.serde.RegistryConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command that runs the service on a Kafka that exists. */
class RunIT {

    private static final Duration LIMIT = Duration.ofMinutes(2);
    /** Six restarts, the pauses before them, and for each the session of the thread before. */
    private static final Duration GIVE_UP_LIMIT = Duration.ofMinutes(4);

    private static final Path LAUNCHER = Path.of("millrace").toAbsolutePath();
    private static final int SIGTERM = 128 + 15;

    @TempDir
    private Path directory;

    @Test
    void shouldRunTheRolesThatAreAskedForUntilItIsStopped() throws Exception {
        // Given
        try (EmbeddedStack stack = EmbeddedStack.start(directory.resolve("stack"), 0, 0)) {
            String config = configure(stack).toString();
            assertThat(Terminal.run("topics", "create", "--config", config).exitCode())
                    .isZero();
            Path log = directory.resolve("run.log");
            Process service = start(log, "run", "--config", config, "--roles", "curation,scorer");

            try {
                // When
                Terminal produced = Terminal.run("produce", "reviews", "docs/sample/reviews.jsonl", "--config", config);
                Terminal consumed =
                        Terminal.run("consume", "decisions", "--from-beginning", "--max", "6", "--config", config);

                // Then
                assertThat(produced.exitCode()).as(produced.err()).isZero();
                assertThat(consumed.lines()).as(Files.readString(log)).hasSize(6);
            } finally {
                service.destroy();
            }
            assertThat(service.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
            assertThat(service.exitValue()).as(Files.readString(log)).isEqualTo(SIGTERM);
        }
    }

    @Test
    void shouldEndWithAFailureWhenARoleGivesUp() throws Exception {
        // Given
        try (EmbeddedStack stack = EmbeddedStack.start(directory.resolve("stack"), 0, 0)) {
            String config = configure(stack).toString();
            Terminal.run("topics", "create", "--config", config);
            Path log = directory.resolve("run.log");
            Process service = start(log, "run", "--config", config, "--roles", "curation,scorer");

            // When
            try (Admin admin =
                    Admin.create(Map.of("bootstrap.servers", stack.cluster().bootstrapServers()))) {
                admin.deleteTopics(List.of("feedback")).all().get();
            }

            // Then
            try {
                assertThat(service.waitFor(GIVE_UP_LIMIT.toSeconds(), TimeUnit.SECONDS))
                        .as(Files.readString(log))
                        .isTrue();
            } finally {
                service.destroyForcibly();
            }
            assertThat(service.exitValue()).isEqualTo(ExitCodes.FAILED);
            assertThat(Files.readString(log)).contains("is replaced in 1 s", "millrace: curation gave up: ");
        }
    }

    @Test
    void shouldSayInOneLineWhatIsMissing() throws Exception {
        // Given
        try (EmbeddedStack stack = EmbeddedStack.start(directory.resolve("stack"), 0, 0)) {
            // When
            Terminal terminal = Terminal.run("run", "--config", configure(stack).toString());

            // Then
            assertThat(terminal.exitCode()).isEqualTo(ExitCodes.FAILED);
            assertThat(terminal.err())
                    .contains("millrace.dead-letters", "millrace topics create")
                    .doesNotContain("\tat ");
        }
    }

    private Path configure(EmbeddedStack stack) throws IOException {
        return Files.writeString(
                directory.resolve("millrace.properties"),
                String.join(
                        "\n",
                        ConfigKeys.BOOTSTRAP_SERVERS + "=" + stack.cluster().bootstrapServers(),
                        RegistryConfig.URL + "=" + stack.registry().url(),
                        ConfigKeys.STATE_DIR + "=" + directory.resolve("state"),
                        ConfigKeys.STORAGE_DIR + "=" + directory.resolve("storage")));
    }

    private Process start(Path log, String... arguments) throws IOException {
        String[] command = new String[arguments.length + 1];
        command[0] = LAUNCHER.toString();
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        await().atMost(LIMIT).until(() -> {
            assertThat(process.isAlive()).as(Files.readString(log)).isTrue();
            return Files.readString(log).contains("Started [curation, scorer]");
        });
        return process;
    }
}
