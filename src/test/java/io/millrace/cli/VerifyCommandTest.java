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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Directories need no Kafka. */
class VerifyCommandTest {

    private static final String SECRET = "Nobody shall read this text of mine in any report whatsoever";

    @TempDir
    Path directory;

    private Path dataset;

    @BeforeEach
    void build() {
        dataset = new SmallDataset()
                .with(Split.TRAIN, SECRET)
                .with(Split.TRAIN, "Another.")
                .with(Split.TEST, "Other.")
                .build(directory.resolve("d"), Map.of());
    }

    @Test
    void shouldSayThatAllIsWell() {
        // When
        Terminal terminal = Terminal.run("snapshots", "verify", "--dir", dataset.toString());

        // Then
        assertThat(terminal.exitCode()).as(terminal.err()).isZero();
        assertThat(terminal.err()).isEmpty();
        assertThat(terminal.out())
                .contains("leaves.bin", "as built", "all 3 records are as they were built; root ")
                .doesNotContain("DAMAGED");
    }

    @Test
    void shouldNameTheLineAndShowNoText() throws IOException {
        // Given
        change();

        // When
        Terminal terminal = Terminal.run("snapshots", "verify", "--dir", dataset.toString());

        // Then
        assertThat(terminal.exitCode()).isEqualTo(ExitCodes.FAILED);
        assertThat(terminal.out())
                .contains("DAMAGED", "changed-line", "train.jsonl:", "r1", "all findings are listed")
                .doesNotContain("Nobody", "Somebody");
        assertThat(terminal.err()).contains("snapshot d is not as it was built");
    }

    @Test
    void shouldTellProgramsTheSame() throws IOException {
        // Given
        change();

        // When
        Terminal terminal = Terminal.run("snapshots", "verify", "--dir", dataset.toString(), "--json");
        JsonNode report = new ObjectMapper().readTree(terminal.out());

        // Then
        assertThat(terminal.exitCode()).isEqualTo(ExitCodes.FAILED);
        assertThat(report.path("clean").booleanValue()).isFalse();
        assertThat(report.at("/damaged_files/0").textValue()).isEqualTo("train.jsonl");
        assertThat(report.path("findings").findValuesAsText("kind")).contains("sha256", "size", "changed-line", "root");
        assertThat(report.path("findings").findValuesAsText("review_id")).contains("r1");
        assertThat(report.path("findings_total").asInt())
                .isEqualTo(report.path("findings").size());
    }

    @Test
    void shouldSayWhatIsNoDataset() {
        // When
        Terminal terminal = Terminal.run("snapshots", "verify", "--dir", directory.toString());

        // Then
        assertThat(terminal.exitCode()).isEqualTo(ExitCodes.FAILED);
        assertThat(terminal.err()).contains("manifest.json");
    }

    private void change() throws IOException {
        Path rows = dataset.resolve("train.jsonl");
        Files.writeString(rows, Files.readString(rows).replace("Nobody", "Somebody"));
    }
}
