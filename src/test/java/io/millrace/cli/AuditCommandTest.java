package io.millrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.schema.Split;
import io.millrace.testing.SmallDataset;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Directories need no Kafka. */
class AuditCommandTest {

    private static final String SECRET = "Nobody shall read this text of mine in any report whatsoever";

    @TempDir
    Path directory;

    private String clean;
    private String leaking;

    @BeforeEach
    void build() {
        clean = build("clean", new SmallDataset().with(Split.TRAIN, SECRET).with(Split.TEST, "Other."));
        leaking = build(
                "leaking",
                new SmallDataset().with(Split.TEST, SECRET).with(Split.VALIDATION, SECRET.replace("any", "some")));
    }

    @Test
    void shouldSayThatAllIsWell() {
        // When
        Terminal terminal = Terminal.run("audit", clean);

        // Then
        assertThat(terminal.exitCode()).isZero();
        assertThat(terminal.err()).isEmpty();
        assertThat(terminal.lines().get(1).split(" {2,}")).containsExactly(clean, "1", "0", "1");
        assertThat(terminal.out()).contains("no text is held out and trained on");
    }

    @Test
    void shouldNamePlacesAndShowNoText() {
        // When
        Terminal terminal = Terminal.run("audit", clean, leaking);

        // Then
        assertThat(terminal.exitCode()).isEqualTo(ExitCodes.FAILED);
        assertThat(terminal.out())
                .contains("equal     1.000", leaking + "/test.jsonl:1", clean + "/train.jsonl:1")
                .contains("near ", leaking + "/validation.jsonl:1")
                .contains("all overlaps are listed")
                .doesNotContain("Nobody");
        assertThat(terminal.err()).contains("of 3 held-out texts 1 are in train and 1 are near one in train");
    }

    @Test
    void shouldTellProgramsTheSame() throws Exception {
        // When
        Terminal terminal = Terminal.run("audit", "--json", "--list", "1", clean, leaking);
        JsonNode report = new ObjectMapper().readTree(terminal.out());

        // Then
        assertThat(terminal.exitCode()).isEqualTo(ExitCodes.FAILED);
        assertThat(report.path("clean").booleanValue()).isFalse();
        assertThat(report.path("snapshots")).hasSize(2);
        assertThat(report.path("exact_overlaps").intValue()).isEqualTo(1);
        assertThat(report.path("near_overlaps").intValue()).isEqualTo(1);
        assertThat(report.path("findings")).hasSize(2);
        assertThat(report.at("/findings/0/held_out/line").intValue()).isEqualTo(1);
        assertThat(report.at("/findings/0/train/review_id").textValue()).isEqualTo("r1");
    }

    @Test
    void shouldFindLessWithAHigherThreshold() {
        assertThat(Terminal.run("audit", "--threshold", "1", clean, leaking).out())
                .contains("(similarity 1.0 or more)   0");
    }

    @Test
    void shouldTakeTheThresholdOfCurationUnlessToldOtherwise() {
        // When
        Terminal configured = Terminal.run("audit", "--set", "dedupe.similarity.min=0.9", clean, leaking);
        Terminal told =
                Terminal.run("audit", "--set", "dedupe.similarity.min=0.9", "--threshold", "0.5", clean, leaking);

        // Then
        assertThat(Terminal.run("audit", clean, leaking).out()).contains("(similarity 0.65 or more)");
        assertThat(configured.out()).contains("(similarity 0.9 or more)");
        assertThat(told.out()).contains("(similarity 0.5 or more)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--threshold=0.49", "--set=dedupe.similarity.min=0.49"})
    void shouldRefuseAThresholdThatTiesUnrelatedTexts(String option) {
        // When
        Terminal terminal = Terminal.run("audit", option, clean);

        // Then
        assertThat(terminal.exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(terminal.err()).contains("0.49", "0.5");
    }

    private String build(String name, SmallDataset dataset) {
        return dataset.build(directory.resolve(name), Map.of()).toString();
    }
}
