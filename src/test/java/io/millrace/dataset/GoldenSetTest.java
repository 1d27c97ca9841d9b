package io.millrace.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.schema.Split;
import io.millrace.schema.TrainingRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a golden test set keeps out of train, whatever its split would be now. */
class GoldenSetTest {

    @TempDir
    Path directory;

    private Path frozen;
    private GoldenSet golden;

    @BeforeEach
    void freeze() {
        frozen = directory.resolve("frozen");
        Datasets.build(
                frozen,
                Map.of("format", "chat", "system", "Rate it."),
                List.of(
                        record("g1", Split.TEST, "kettle", "It boils."),
                        record("g2", Split.TEST, "lamp", "It shines."),
                        record("v1", Split.VALIDATION, "wagon", "It rolls."),
                        record("t1", Split.TRAIN, "spoon", "It stirs.")));
        golden = GoldenSet.of(frozen);
    }

    @Test
    void shouldKeepReviewsGroupsAndTextsOutOfTrainAndValidation() throws IOException {
        // When
        Built built = build(
                record("g1", Split.TRAIN, "renamed", "It boils, I edited."),
                record("n1", Split.TRAIN, "kettle", "It boils well."),
                record("n2", Split.VALIDATION, "elsewhere", "It shines."),
                record("g2", Split.TEST, "lamp", "It shines."),
                record("v1", Split.TRAIN, "wagon", "It rolls."),
                record("t1", Split.TEST, "spoon", "It stirs."));

        // Then
        assertThat(built.train()).containsExactly("v1");
        assertThat(built.validation()).isEmpty();
        assertThat(built.test()).containsExactlyInAnyOrder("g2", "t1");
        assertThat(built.manifest().counts().leftOut())
                .isEqualTo(Map.of("golden", Map.of("train", 2L, "validation", 1L, "test", 0L)));
        assertThat(Files.readString(directory.resolve("d/README.md")))
                .contains("Nothing of the golden test sets of `" + golden.snapshotId() + "` is trained on");
    }

    @Test
    void shouldHoldOutNearCopiesThatAreInOtherGroupsNow() throws IOException {
        // When
        Built built = build(
                record("x1", Split.TEST, "new-group", "It boils."),
                record("x2", Split.TRAIN, "new-group", "It boils nearly."),
                record("x3", Split.TRAIN, "other", "It flies."));

        // Then
        assertThat(built.train()).containsExactly("x3");
        assertThat(built.test()).containsExactly("x1");
    }

    @Test
    void shouldLookAtTheLastVersionAlone() throws IOException {
        // When
        Path target = directory.resolve("d");
        try (DatasetBuilder builder = DatasetBuilder.create(plan(), target, id -> frozen)) {
            builder.accept("a", record("a", Split.TRAIN, "kettle", "It boils a lot."), Instant.EPOCH);
            builder.accept("a", record("a", Split.TRAIN, "free", "It sings."), Instant.EPOCH);
            builder.accept("b", record("b", Split.TRAIN, "kettle", "It boils."), Instant.EPOCH);
            builder.accept("b", null, Instant.EPOCH);
            builder.finish();
        }

        // Then
        assertThat(Datasets.ids(target, Split.TRAIN)).containsExactly("a");
        assertThat(ManifestFile.read(target).counts().leftOut().get("golden")).containsEntry("train", 0L);
    }

    @Test
    void shouldLeaveTheLimitsOfAuthorsToWhatIsTaken() throws IOException {
        // Given
        DatasetPlan plan = TrainingRecords.plan(Map.of("golden", golden.format(), "author_total_max", "2"));
        List<TrainingRecord> records = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            String group = i < 18 ? "kettle" : "free" + i;
            records.add(TrainingRecords.builder("r" + i, Split.TRAIN, 5, "", "Text " + i)
                    .setGroup(group)
                    .setReviewerId("author")
                    .build());
        }

        // When
        Built built = build(plan, records);

        // Then
        assertThat(built.train()).containsExactlyInAnyOrder("r18", "r19");
    }

    @Test
    void shouldRefuseToBuildWithoutTheSet() {
        assertThatThrownBy(() -> DatasetBuilder.create(plan(), directory.resolve("d")))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining(golden.snapshotId())
                .hasMessageContaining("put the snapshot back");
        assertThat(directory.resolve("d")).doesNotExist();
    }

    @Test
    void shouldRefuseASetThatWasChanged() throws IOException {
        for (String name : List.of("test.jsonl", "test.index.jsonl")) {
            // Given
            Path file = frozen.resolve(name);
            String before = Files.readString(file);
            Files.writeString(file, before.lines().findFirst().orElseThrow() + "\n");

            // Then
            assertThat(golden.isIn(frozen)).isFalse();
            Files.writeString(file, before);
            assertThat(golden.isIn(frozen)).isTrue();
        }
    }

    @Test
    void shouldRefuseFilesThatAreReadInAnotherFormat() throws IOException {
        // Given
        Path manifest = frozen.resolve("manifest.json");

        // When
        Files.writeString(manifest, Files.readString(manifest).replace("\"chat\"", "\"text-label\""));

        // Then
        assertThat(golden.isIn(frozen)).isFalse();
    }

    @Test
    void shouldNotDependOnWhatIsTrained() {
        // Given
        Path other = directory.resolve("other");

        // When
        Datasets.build(
                other,
                Map.of("format", "chat", "system", "Rate it."),
                List.of(
                        record("g1", Split.TEST, "kettle", "It boils."),
                        record("g2", Split.TEST, "lamp", "It shines.")));

        // Then
        assertThat(golden.isIn(other)).isTrue();
    }

    @Test
    void shouldHoldOutWhatWasErasedFromItSince() throws IOException {
        // Given
        revise("frozen.r1", "g1", "t1");
        revise("frozen.r2", "g2");

        // When
        Built built = build(
                record("g1", Split.TRAIN, "renamed", "It boils, I edited."),
                record("n1", Split.TRAIN, "kettle", "It boils well."),
                record("n2", Split.VALIDATION, "elsewhere", "It shines."),
                record("v1", Split.TRAIN, "wagon", "It rolls."),
                record("t1", Split.TRAIN, "spoon", "It stirs."));

        // Then
        assertThat(GoldenSet.of(frozen)).isEqualTo(golden);
        assertThat(built.train()).containsExactlyInAnyOrder("v1", "t1");
        assertThat(built.validation()).isEmpty();
    }

    @Test
    void shouldRefuseARevisionThatForgotWhatWasErased() throws IOException {
        // Given
        revise("frozen.r1", "g1");
        Path removed = frozen.resolve("removed-test.bin");
        assertThat(golden.isIn(frozen)).isTrue();

        // When
        Files.write(removed, new byte[0]);

        // Then
        assertThat(golden.isIn(frozen)).isFalse();
    }

    @Test
    void shouldReadBackWhatItWrote() {
        assertThat(GoldenSet.parse(golden.format())).isEqualTo(golden);
        assertThat(plan().configuration().selection().golden()).containsExactly(golden);
        assertThatThrownBy(() -> GoldenSet.parse("s-000001-00000000:../x"))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("snapshots freeze");
        assertThatThrownBy(
                        () -> DatasetConfiguration.fromMap(Map.of("golden", golden.format() + "," + golden.format())))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("twice");
    }

    /** What was built. */
    private record Built(Manifest manifest, List<String> train, List<String> validation, List<String> test) {}

    private void revise(String name, String... erased) {
        DatasetRevision.write(frozen, Set.of(erased), directory.resolve(name));
        frozen = directory.resolve(name);
    }

    private DatasetPlan plan() {
        return TrainingRecords.plan(Map.of("golden", golden.format()));
    }

    private Built build(TrainingRecord... records) throws IOException {
        return build(plan(), List.of(records));
    }

    private Built build(DatasetPlan plan, List<TrainingRecord> records) throws IOException {
        Path target = directory.resolve("d");
        try (DatasetBuilder builder = DatasetBuilder.create(plan, target, id -> frozen)) {
            records.forEach(row -> builder.accept(row.getReviewId(), row, Instant.EPOCH));
            builder.finish();
        }
        return new Built(
                ManifestFile.read(target),
                Datasets.ids(target, Split.TRAIN),
                Datasets.ids(target, Split.VALIDATION),
                Datasets.ids(target, Split.TEST));
    }

    private static TrainingRecord record(String id, Split split, String group, String body) {
        return TrainingRecords.builder(id, split, 5, "", body).setGroup(group).build();
    }
}
