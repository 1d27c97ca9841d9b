package io.millrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.schema.Split;
import io.millrace.testing.SmallDataset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files and directories need no Kafka. */
class LintCommandTest {

    private static final String SECRET = "Nobody shall read this text of mine in any report whatsoever";

    @TempDir
    Path directory;

    @Test
    void shouldCheckTheRowsOfASnapshotInEachFormatThatItKnows() {
        // Given
        String snapshot = build(Map.of("formats", "chat,prompt-completion,text-label"));

        // When
        Terminal terminal = Terminal.run("snapshots", "lint", snapshot);

        // Then
        assertThat(terminal.err()).isEmpty();
        assertThat(terminal.out())
                .contains(snapshot + "/train.jsonl: chat, 12 rows, nothing to change")
                .contains(snapshot + "/validation.jsonl: chat, 1 rows")
                .contains(snapshot + "/prompt-completion/train.jsonl: prompt-completion, 12 rows")
                .doesNotContain("text-label", "/test.jsonl", "Nobody");
    }

    @Test
    void shouldTellProgramsTheSame() throws IOException {
        // Given
        Path file = directory.resolve("rows.jsonl");
        Files.writeString(file, "{\"messages\":[{\"role\":\"user\",\"content\":\"" + SECRET + "\"}]}\n");

        // When
        Terminal terminal = Terminal.run("snapshots", "lint", "--json", "--file", file.toString());
        JsonNode report = new ObjectMapper().readTree(terminal.out());

        // Then
        assertThat(terminal.exitCode()).isEqualTo(ExitCodes.FAILED);
        assertThat(report.path("clean").booleanValue()).isFalse();
        assertThat(report.at("/files/0/format").textValue()).isEqualTo("chat");
        assertThat(report.at("/files/0/findings").findValuesAsText("check"))
                .contains("example_missing_assistant_message");
        assertThat(report.at("/files/0/findings/1/first_lines/0").longValue()).isEqualTo(1);
        assertThat(terminal.out()).doesNotContain("Nobody");
    }

    @Test
    void shouldEndWellIfThereAreOnlyNotes() {
        assertThat(Terminal.run("snapshots", "lint", build(Map.of("format", "chat")))
                        .exitCode())
                .isZero();
    }

    @Test
    void shouldSayThatThereIsNothingToCheck() {
        // When
        Terminal terminal = Terminal.run("snapshots", "lint", build(Map.of("format", "text-label")));

        // Then
        assertThat(terminal.exitCode()).isEqualTo(ExitCodes.FAILED);
        assertThat(terminal.err()).contains("dataset.formats");
    }

    @Test
    void shouldWantASnapshotOrAFile() {
        assertThat(Terminal.run("snapshots", "lint").exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(Terminal.run("snapshots", "lint", "x", "--file", "y").exitCode())
                .isEqualTo(ExitCodes.USAGE);
        assertThat(Terminal.run("snapshots", "lint", "--file", "y", "--tokens-max", "0")
                        .exitCode())
                .isEqualTo(ExitCodes.USAGE);
    }

    private String build(Map<String, String> options) {
        SmallDataset dataset = new SmallDataset().with(Split.VALIDATION, SECRET).with(Split.TEST, "Other.");
        for (int i = 0; i < 12; i++) {
            dataset.with(Split.TRAIN, SECRET + " " + i);
        }
        return dataset.build(directory.resolve("s"), options).toString();
    }
}
