package io.millrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.schema.Split;
import io.millrace.testing.SmallDataset;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Directories need no Kafka. */
class DiffCommandTest {

    @TempDir
    Path directory;

    private String before;
    private String after;

    @BeforeEach
    void build() {
        before = new SmallDataset()
                .with(Split.TRAIN, "One.")
                .with(Split.TRAIN, "Two.")
                .build(directory.resolve("before"), Map.of())
                .toString();
        after = new SmallDataset()
                .with(Split.TEST, "One.")
                .with(Split.TRAIN, "Two, but other.")
                .with(Split.TRAIN, "Three.")
                .build(directory.resolve("after"), Map.of("format", "chat", "seed", "3"))
                .toString();
    }

    @Test
    void shouldCountWhatChanged() {
        // When
        Terminal terminal = Terminal.run("snapshots", "diff", before, after);

        // Then
        assertThat(terminal.exitCode()).as(terminal.err()).isZero();
        assertThat(terminal.out())
                .containsPattern("added +1 +0 +0 +0 +0 +1 +en 1\\R")
                .containsPattern("removed +0 ")
                .containsPattern("changed text +1 ")
                .containsPattern("moved to another split +1 ")
                .doesNotContain("r3");
    }

    @Test
    void shouldListReviewsOnDemand() {
        // When
        Terminal terminal = Terminal.run("snapshots", "diff", before, after, "--list");

        // Then
        assertThat(terminal.out()).containsPattern("added +r3\\R").containsPattern("changed text +r2\\R");
    }

    @Test
    void shouldTellProgramsTheSame() throws IOException {
        // When
        JsonNode diff = new ObjectMapper()
                .readTree(Terminal.run("snapshots", "diff", before, after, "--json", "--list", "5")
                        .out());

        // Then
        assertThat(diff.path("records_before").asInt()).isEqualTo(2);
        assertThat(diff.path("records_after").asInt()).isEqualTo(3);
        assertThat(diff.at("/changes/split/review_ids/0").asText()).isEqualTo("r1");
        assertThat(diff.at("/changes/added/by_label/5").asInt()).isEqualTo(1);
        assertThat(diff.at("/changes/added/by_language/en").asInt()).isEqualTo(1);
    }

    @Test
    void shouldSayThatNothingChanged() {
        assertThat(Terminal.run("snapshots", "diff", before, before).out()).contains("both hold the same records");
    }
}
