package io.millrace.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.schema.Split;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestTest {

    @TempDir
    Path directory;

    private Path target;

    @BeforeEach
    void build() {
        target = directory.resolve("d");
        Datasets.build(
                target,
                Map.of(),
                List.of(
                        TrainingRecords.record("r1", Split.TRAIN, 1, "One", "Bad.", "de"),
                        TrainingRecords.record("r2", Split.TEST, 5, "Two", "Good.", "no"),
                        TrainingRecords.record("r3", Split.TRAIN, 1, "", "Bad too.", "undetermined")));
    }

    @Test
    void shouldHaveItsKeysInAFixedOrder() throws IOException {
        assertThat(Files.readString(target.resolve("manifest.json")))
                .startsWith("{\n  \"format_version\" : 2,\n  \"snapshot_id\" : \"s-000007-")
                .containsSubsequence(
                        "\"cut\"",
                        "\"topic\"",
                        "\"topic_id\"",
                        "\"ends\" : {\n      \"0\" : 12,\n      \"2\" : 4,\n      \"10\" : 3\n    }",
                        "\"configuration\"",
                        "\"configuration_digest\"",
                        "\"program_version\"",
                        "\"records\" : 3",
                        "\"record_root\"",
                        "\"content_hash\"",
                        "\"files\"",
                        "\"counts\"",
                        "\"by_split\"",
                        "\"by_label\"",
                        "\"by_language\"",
                        "\"histogram\"",
                        "\"train_before_balance\"",
                        "\"train_after_balance\"",
                        "\"separator_in_text\" : 0")
                .endsWith("}\n");
    }

    @Test
    void shouldReadBackWhatWasWritten() throws IOException {
        // When
        Manifest manifest = ManifestFile.read(target);

        // Then
        assertThat(ManifestFile.toJson(manifest)).isEqualTo(Files.readString(target.resolve("manifest.json")));
        assertThat(manifest.cut()).isEqualTo(TrainingRecords.plan(Map.of()).cut());
        assertThat(manifest.counts().histogram().get("train").get(1)).isEqualTo(Map.of("de", 1L, "undetermined", 1L));
    }

    @Test
    void shouldReadWhatWasWrittenBeforeThereWereGuards() throws IOException {
        assertThat(Files.readString(target.resolve("manifest.json"))).doesNotContain("left_out", "author_max");
        assertThat(ManifestFile.read(target).counts().leftOut()).isEmpty();
    }

    @Test
    void shouldHashTheThreeDataFilesInTheirOrder() {
        // Given
        Manifest manifest = ManifestFile.read(target);

        // Then
        assertThat(manifest.contentHash())
                .isEqualTo(
                        Sha256.hex("train.jsonl " + manifest.file("train.jsonl").sha256() + "\nvalidation.jsonl "
                                + manifest.file("validation.jsonl").sha256() + "\ntest.jsonl "
                                + manifest.file("test.jsonl").sha256() + "\n"));
    }

    @Test
    void shouldRefuseANewerFormat() throws IOException {
        // Given
        Path file = target.resolve("manifest.json");
        Files.writeString(file, Files.readString(file).replace("\"format_version\" : 2", "\"format_version\" : 3"));

        // Then
        assertThatThrownBy(() -> ManifestFile.read(target))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("format version 3");
    }

    @Test
    void shouldReadAndKeepAManifestOfTheFirstLayout() throws IOException {
        // Given
        Path file = target.resolve("manifest.json");
        String old = Datasets.asOfVersion1(target);

        // When
        Manifest manifest = ManifestFile.read(target);

        // Then
        assertThat(manifest.recordRoot()).isNull();
        assertThat(manifest.records()).isNull();
        assertThat(ManifestFile.toJson(manifest)).isEqualTo(old).isEqualTo(Files.readString(file));
        assertThat(manifest.toSummary(target.toUri()).getRecordRoot()).isNull();
    }

    @Test
    void shouldSayWhereAManifestIsMissing() {
        assertThatThrownBy(() -> ManifestFile.read(directory))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining(directory.resolve("manifest.json").toString());
    }

    @Test
    void shouldHaveACardThatHuggingFaceAndPeopleCanRead() throws IOException {
        assertThat(Files.readString(target.resolve("README.md")))
                .startsWith("---\n")
                .contains("language:\n- \"de\"\n- \"no\"\nsize_categories:\n- n<1K\n")
                .contains("  - split: validation\n    path: validation.jsonl\n")
                .contains("| train | 2 | 0 | 0 | 0 | 0 | 2 | 2 |\n")
                .contains("| undetermined | 1 |")
                .contains("| 10 | 3 |")
                .contains(ManifestFile.read(target).file("test.jsonl").sha256())
                .contains("load_dataset(")
                .contains("It is not balanced.")
                .doesNotContain("%s");
    }
}
