package io.millrace.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.schema.DatasetFile;
import io.millrace.schema.DatasetSummary;
import io.millrace.schema.Split;
import io.millrace.schema.TrainingRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetBuilderTest {

    private static final TrainingRecord ONE = TrainingRecords.record("r1", Split.TRAIN, 1, "One", "Bad.");
    private static final TrainingRecord TWO = TrainingRecords.record("r2", Split.TEST, 5, "Two", "Good.", "no");

    @TempDir
    Path directory;

    private Path target;

    @BeforeEach
    void nameTarget() {
        target = directory.resolve("snapshots").resolve("s-000001");
    }

    @Test
    void shouldSayWhatItBuilt() throws IOException {
        // When
        DatasetSummary summary = Datasets.build(target, Map.of(), List.of(ONE, TWO));

        // Then
        assertThat(summary.getLocation()).isEqualTo(target.toUri().toString());
        assertThat(summary.getBySplit()).isEqualTo(Map.of("train", 1L, "validation", 0L, "test", 1L));
        assertThat(summary.getByLabel()).isEqualTo(Map.of("1", 1L, "2", 0L, "3", 0L, "4", 0L, "5", 1L));
        assertThat(summary.getByLanguage()).isEqualTo(Map.of("en", 1L, "no", 1L));
        assertThat(summary.getFiles().stream().map(DatasetFile::getName))
                .containsExactly(
                        "leaves.bin",
                        "test.index.jsonl",
                        "test.jsonl",
                        "train-ids.bin",
                        "train.index.jsonl",
                        "train.jsonl",
                        "validation.index.jsonl",
                        "validation.jsonl");
        for (DatasetFile file : summary.getFiles()) {
            byte[] content = Files.readAllBytes(target.resolve(file.getName()));
            assertThat(file.getBytes()).isEqualTo(content.length);
            assertThat(file.getSha256()).isEqualTo(Sha256.hex(Sha256.create().digest(content)));
        }
    }

    @Test
    void shouldLeaveNothingButTheDataset() throws IOException {
        // When
        Datasets.build(target, Map.of(), List.of(ONE, TWO));

        // Then
        assertThat(children(target.getParent())).containsExactly("s-000001");
        assertThat(children(target)).contains("manifest.json", "README.md").hasSize(10);
    }

    @Test
    void shouldBuildAnEmptyDataset() {
        // When
        DatasetSummary summary = Datasets.build(target, Map.of("balance", "oversample"), List.of());

        // Then
        assertThat(summary.getFiles()).allMatch(file -> file.getBytes() == 0);
    }

    @Test
    void shouldWithdrawByTombstoneAndTakeALaterRecordAgain() {
        // When
        try (DatasetBuilder builder = DatasetBuilder.create(TrainingRecords.plan(Map.of()), target)) {
            builder.accept("r1", ONE, Instant.EPOCH);
            builder.accept("r2", TWO, Instant.EPOCH);
            builder.accept("r1", null, Instant.EPOCH);
            builder.accept("r2", null, Instant.EPOCH);
            builder.accept("r2", TWO, Instant.EPOCH);
            builder.finish();
        }

        // Then
        assertThat(rows(Split.TRAIN)).isEmpty();
        assertThat(rows(Split.TEST)).containsExactly(new LabelledText("Two\n\nGood.", 5, "no"));
    }

    @Test
    void shouldMoveARecordThatChangedItsSplit() {
        // When
        try (DatasetBuilder builder = DatasetBuilder.create(TrainingRecords.plan(Map.of()), target)) {
            builder.accept("r1", ONE, Instant.EPOCH);
            builder.accept("r1", TrainingRecords.record("r1", Split.TEST, 3, "", "Edited."), Instant.EPOCH);
            builder.finish();
        }

        // Then
        assertThat(rows(Split.TRAIN)).isEmpty();
        assertThat(rows(Split.TEST)).containsExactly(new LabelledText("\n\nEdited.", 3, "en"));
    }

    @Test
    void shouldNotAppearBeforeItIsWhole() throws IOException {
        // When
        try (DatasetBuilder builder = DatasetBuilder.create(TrainingRecords.plan(Map.of()), target)) {
            builder.accept("r1", ONE, Instant.EPOCH);
            assertThat(target).doesNotExist();
        }

        // Then
        assertThat(target.getParent()).isEmptyDirectory();
    }

    @Test
    void shouldLetTwoBuildersOfOneTargetBothFinish() throws IOException {
        // Given
        try (DatasetBuilder builder = DatasetBuilder.create(TrainingRecords.plan(Map.of()), target)) {
            builder.accept("r1", ONE, Instant.EPOCH);

            // When
            DatasetSummary first = Datasets.build(target, Map.of(), List.of(ONE));
            DatasetSummary second = builder.finish();

            // Then
            assertThat(second).isEqualTo(first);
        }
        assertThat(children(target.getParent())).containsExactly("s-000001");
    }

    @Test
    void shouldKeepTheTargetThatHoldsTheSame() throws IOException {
        // Given
        DatasetSummary first = Datasets.build(target, Map.of(), List.of(ONE, TWO));
        FileTime marked = FileTime.fromMillis(1000);
        Files.setLastModifiedTime(target.resolve("train.jsonl"), marked);

        // When
        DatasetSummary second = Datasets.build(target, Map.of(), List.of(TWO, ONE));

        // Then
        assertThat(second).isEqualTo(first);
        assertThat(Files.getLastModifiedTime(target.resolve("train.jsonl"))).isEqualTo(marked);
        assertThat(children(target.getParent())).containsExactly("s-000001");
    }

    @Test
    void shouldRefuseATargetThatHoldsSomethingElse() throws IOException {
        // Given
        Datasets.build(target, Map.of(), List.of(ONE));
        Map<String, String> before = Datasets.files(target);

        // Then
        assertThatThrownBy(() -> Datasets.build(target, Map.of(), List.of(TWO)))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining(target.toString())
                .hasMessageContaining("move it away");
        assertThat(Datasets.files(target)).isEqualTo(before);
        assertThat(children(target.getParent())).containsExactly("s-000001");
    }

    @Test
    void shouldNamePathAndCauseWhenTheDiskFails() throws IOException {
        // Given
        Path file = Files.createFile(directory.resolve("file"));

        // Then
        assertThatThrownBy(() -> DatasetBuilder.create(TrainingRecords.plan(Map.of()), file.resolve("s-000001")))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining(file.toString())
                .hasCauseInstanceOf(IOException.class);
    }

    @Test
    void shouldFailAndCleanUpWhenItsFilesAreTakenAway() throws IOException {
        // Given
        try (DatasetBuilder builder = DatasetBuilder.create(TrainingRecords.plan(Map.of()), target)) {
            builder.accept("r1", ONE, Instant.EPOCH);
            for (String child : children(target.getParent())) {
                DirectoryTree.delete(target.resolveSibling(child));
            }

            // Then
            assertThatThrownBy(builder::finish).isInstanceOf(DatasetException.class);
        }
        assertThat(target.getParent()).isEmptyDirectory();
    }

    @Test
    void shouldRefuseRecordsThatNoFormatCanHold() {
        try (DatasetBuilder builder = DatasetBuilder.create(TrainingRecords.plan(Map.of()), target)) {
            assertThatThrownBy(() -> builder.accept("r9", ONE, Instant.EPOCH)).hasMessageContaining("r9");
            assertThatThrownBy(() -> builder.accept(
                            "r1", TrainingRecords.record("r1", Split.TRAIN, 6, "", "secret"), Instant.EPOCH))
                    .isInstanceOf(DatasetException.class)
                    .hasMessageContaining("6 stars")
                    .hasMessageNotContaining("secret");
        }
    }

    private List<LabelledText> rows(Split split) {
        try (Stream<LabelledText> rows = DatasetReader.read(target, split)) {
            return rows.toList();
        }
    }

    private static List<String> children(Path parent) throws IOException {
        try (Stream<Path> list = Files.list(parent)) {
            return list.map(path -> path.getFileName().toString()).toList();
        }
    }
}
