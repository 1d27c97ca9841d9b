package io.millrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.config.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class UsageTest {

    @Test
    void shouldGiveEveryCommandHelpThatSaysWhatExitCodesMean() {
        for (Map.Entry<String, CommandLine> command :
                Main.commandLine().getSubcommands().entrySet()) {
            if (!command.getKey().equals("help")) {
                // When
                Terminal terminal = Terminal.run(command.getKey(), "--help");

                // Then
                assertThat(terminal.exitCode()).as(command.getKey()).isZero();
                assertThat(terminal.out()).as(command.getKey()).contains("Usage: millrace " + command.getKey());
                assertThat(terminal.out()).contains("Exit codes:");
            }
        }
    }

    @Test
    void shouldShowTheVersion() {
        assertThat(Terminal.run("--version").out()).isEqualToIgnoringNewLines("millrace " + Version.current());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "generate --count -1",
                "produce",
                "produce reviews file.txt",
                "produce nonsense file.csv",
                "consume nonsense",
                "explain",
                "snapshots",
                "snapshots verify",
                "snapshots verify s-1 --dir .",
                "snapshots verify --dir . --list -1",
                "snapshots prove",
                "snapshots prove s-1",
                "snapshots prove --check proof.json",
                "snapshots prove s-1 --review r1 --check proof.json --root 00",
                "snapshots diff s-1",
                "snapshots diff s-1 s-2 --list -1",
                "snapshots lineage",
                "models promote",
                "config --format nonsense",
                "acls --principal nobody",
                "acls --roles nonsense",
                "topology --set nonsense=1",
                "topology --config /no/such/file",
                "windows --last 0",
                "windows --last 1001",
                "audit --threshold 0.4 .",
                "audit --list -1 .",
                "erase --yes",
                "erase --yes --review",
                "erase --yes --review r1 --reviewer ann",
                "erase --review r1 status",
                "erase status --list -1",
                "replay --sample -1",
                "replay --work /no/such/directory",
                "replay --set application.id=other",
                "replay --set nonsense=1",
                "replay --config /no/such/file",
                "run"
            })
    void shouldRefuseWrongArgumentsInFewLines(String arguments) {
        // When
        Terminal terminal = Terminal.run(arguments.isEmpty() ? new String[0] : arguments.split(" "));

        // Then
        assertThat(terminal.exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(terminal.out()).isEmpty();
        assertThat(terminal.err()).startsWith("millrace: ").doesNotContain("\tat ");
        assertThat(terminal.err().lines()).hasSizeLessThanOrEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"clean", "reset", "erase --review r1"})
    void shouldNotDeleteWithoutConsent(String arguments) {
        // When
        Terminal terminal = Terminal.run(arguments.split(" "));

        // Then
        assertThat(terminal.exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(terminal.err()).contains("--yes");
    }

    @Test
    void shouldShowAStackTraceOnlyWhenAsked() {
        assertThat(Terminal.run("topology", "--set", "nonsense=1", "--verbose").err())
                .contains("\tat ");
    }

    @Test
    void shouldLetOptionsWinOverTheFile(@TempDir Path directory) throws Exception {
        // Given
        Path file = Files.writeString(
                directory.resolve("millrace.properties"), "application.id=from-file\nreviews.topic=from-file\n");

        // When
        Terminal terminal = Terminal.run("topology", "--config", file.toString(), "--set", "reviews.topic=from-option");

        // Then
        assertThat(terminal.out()).contains("application id from-file-curation").contains("topics: [from-option]");
    }

    @Test
    void shouldDescribeEveryTopologyWithoutABroker() {
        // When
        Terminal terminal = Terminal.run("topology");

        // Then
        assertThat(terminal.exitCode()).isZero();
        assertThat(terminal.out())
                .contains("# curation (application id millrace-curation)", "# snapshots", "# retraining", "# monitor")
                .contains("Processor: settle-reviews (stores: [texts, status])");
    }
}
