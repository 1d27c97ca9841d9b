package io.millrace.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the commands of the README as its reader does: from the top, with the launcher, in a directory of one's own. */
class ReadmeIT {

    private static final Path PROJECT = Path.of("").toAbsolutePath();
    private static final Duration LIMIT = Duration.ofMinutes(4);
    private static final Pattern LAUNCHED = Pattern.compile("\\./millrace ([a-z]+)");

    /** The command that runs this test. */
    private static final String TEST_COMMAND = "./mvnw -ntp verify";

    private static final String STAYS_UP = "./millrace dev";

    /** Commands that the README names within its text, and that other tests run. */
    private static final Set<String> RUN_ELSEWHERE = Set.of(
            "run",
            "reset",
            "clean",
            "bench",
            "models",
            "snapshots",
            "demo",
            "status",
            "explain",
            "audit",
            "erase",
            "generate",
            "replay",
            "windows");

    @TempDir
    private Path directory;

    @BeforeEach
    void link() throws IOException {
        for (String name : List.of("millrace", "docs")) {
            Files.createSymbolicLink(directory.resolve(name), PROJECT.resolve(name));
        }
    }

    @Test
    void shouldRunEveryCommandInABlock() throws Exception {
        // Given
        List<String> commands = commands();
        assertThat(commands).contains("./millrace demo", STAYS_UP, TEST_COMMAND);
        commands.remove(TEST_COMMAND);

        // When
        Process dev = null;
        try {
            for (String command : commands) {
                if (command.equals(STAYS_UP)) {
                    dev = start(command, "dev");
                    awaitReady(dev);
                } else {
                    run(command);
                }
            }

            // Then
            assertThat(dev).isNotNull();
            assertThat(dev.isAlive()).isTrue();
        } finally {
            stop(dev);
        }
    }

    @Test
    void shouldNameNoCommandThatIsNotTested() throws IOException {
        // Given
        Set<String> named = new TreeSet<>();
        Matcher matcher = LAUNCHED.matcher(Files.readString(PROJECT.resolve("README.md")));
        while (matcher.find()) {
            named.add(matcher.group(1));
        }

        // When
        commands()
                .forEach(command -> LAUNCHED.matcher(command).results().forEach(found -> named.remove(found.group(1))));

        // Then
        assertThat(RUN_ELSEWHERE).containsAll(named);
    }

    @Test
    void shouldBeTestedInTheWayThatTheReadmeSays() throws IOException {
        assertThat(Files.readString(PROJECT.resolve(".ci/run"))).contains("\n" + TEST_COMMAND + "\n");
    }

    private static List<String> commands() throws IOException {
        List<String> commands = new ArrayList<>();
        boolean inBlock = false;
        for (String line : Files.readAllLines(PROJECT.resolve("README.md"))) {
            inBlock ^= line.startsWith("```");
            if (inBlock && line.startsWith("./")) {
                commands.add(line);
            }
        }
        return commands;
    }

    private void run(String command) throws Exception {
        Process process = start(command, "command");
        boolean ended = process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS);
        if (!ended) {
            stop(process);
        }
        assertThat(ended).as("%s ends%n%s", command, log("command")).isTrue();
        assertThat(process.exitValue()).as("%s%n%s", command, log("command")).isZero();
    }

    private Process start(String command, String name) throws IOException {
        return new ProcessBuilder("sh", "-c", "exec " + command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve(name + ".log").toFile())
                .start();
    }

    private void awaitReady(Process dev) {
        await().atMost(LIMIT).pollInterval(Duration.ofMillis(200)).until(() -> {
            assertThat(dev.isAlive()).as(log("dev")).isTrue();
            return log("dev").contains("Millrace runs");
        });
    }

    private String log(String name) throws IOException {
        return Files.readString(directory.resolve(name + ".log"));
    }

    private static void stop(Process process) throws InterruptedException {
        if (process != null) {
            process.destroy();
            if (!process.waitFor(1, TimeUnit.MINUTES)) {
                process.destroyForcibly().waitFor();
            }
        }
    }
}
