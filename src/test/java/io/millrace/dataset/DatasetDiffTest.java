package io.millrace.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.dataset.DiffReport.Change;
import io.millrace.schema.Split;
import io.millrace.schema.TrainingRecord;
import io.millrace.testing.SampleRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetDiffTest {

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);

    @TempDir
    Path temp;

    @RepeatedTest(5)
    void shouldFindEveryChangeWhateverTheSeedAndFormat() {
        // Given
        System.out.println("seed " + seed);
        List<TrainingRecord> before = new ArrayList<>();
        List<TrainingRecord> after = new ArrayList<>();
        Map<Change, TreeSet<String>> expected = new EnumMap<>(Change.class);
        for (TrainingRecord row : RandomDataset.records(300, random)) {
            edit(row, before, after, expected);
        }

        // When
        DiffReport diff = diff(
                build("a", Map.of("seed", "1", "format", "chat"), before),
                build("b", Map.of("seed", "2", "format", "text-label"), after),
                1000);

        // Then
        for (Change change : Change.values()) {
            TreeSet<String> ids = expected.getOrDefault(change, new TreeSet<>());
            assertThat(diff.changes().get(change).first()).as(change.name()).containsExactlyInAnyOrderElementsOf(ids);
            assertThat(diff.changes().get(change).records()).isEqualTo(ids.size());
            assertThat(diff.changes().get(change).byLabel().values().stream()
                            .mapToLong(n -> n)
                            .sum())
                    .isEqualTo(ids.size());
            assertThat(diff.changes().get(change).byLanguage().values().stream()
                            .mapToLong(n -> n)
                            .sum())
                    .isEqualTo(ids.size());
        }
        assertThat(diff.recordsBefore()).isEqualTo(before.size());
        assertThat(diff.recordsAfter()).isEqualTo(after.size());
        assertThat(diff.same()).isPositive().isLessThan(before.size());
    }

    @Test
    void shouldFindNoChangeBetweenSeeds() {
        // Given
        System.out.println("seed " + seed);
        List<TrainingRecord> records = RandomDataset.records(100, random);

        // When
        DiffReport diff = diff(build("a", Map.of("seed", "1"), records), build("b", Map.of("seed", "2"), records), 5);

        // Then
        assertThat(diff.isEmpty()).isTrue();
        assertThat(diff.same()).isEqualTo(100);
    }

    @Test
    void shouldTellWhatBalancingRepeatsOrLeavesOut() {
        // Given
        System.out.println("seed " + seed);
        List<TrainingRecord> records = RandomDataset.records(100, random);
        Path plain = build("plain", Map.of(), records);

        // When
        DiffReport more = diff(plain, build("more", Map.of("balance", "oversample"), records), 5);
        DiffReport fewer = diff(plain, build("fewer", Map.of("balance", "undersample"), records), 5);

        // Then
        assertThat(more.changes().get(Change.ROWS).records()).isPositive();
        assertThat(more.changes().get(Change.ROWS).first()).hasSizeLessThanOrEqualTo(5);
        assertThat(more.changes().get(Change.REMOVED).records()).isZero();
        assertThat(fewer.changes().get(Change.REMOVED).records()).isPositive();
    }

    @Test
    void shouldRefuseADamagedDatasetAndSayWhere() throws IOException {
        // Given
        Path whole = build("a", Map.of(), RandomDataset.records(50, random));
        Path damaged = build("b", Map.of(), RandomDataset.records(50, random));
        Files.writeString(damaged.resolve("test.jsonl"), "nonsense\n");

        // Then
        assertThatThrownBy(() -> diff(whole, damaged, 5))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("test.jsonl line 1");
    }

    @Test
    void shouldRefuseADatasetOfWhichAFileIsMissing() throws IOException {
        // Given
        Path whole = build("a", Map.of(), RandomDataset.records(50, random));
        Path damaged = build("b", Map.of(), RandomDataset.records(50, random));
        Files.delete(damaged.resolve("train.index.jsonl"));

        // Then
        assertThatThrownBy(() -> diff(whole, damaged, 5))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("train.index.jsonl");
        assertThatThrownBy(() -> Prover.prove(damaged, "review-1"))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("Cannot read");
    }

    private Path build(String name, Map<String, String> options, List<TrainingRecord> records) {
        return RandomDataset.build(temp.resolve(name), options, records).directory();
    }

    private DiffReport diff(Path before, Path after, int listed) {
        return DatasetDiff.of(before, after, new VerificationSettings(listed, temp));
    }

    private void edit(
            TrainingRecord row,
            List<TrainingRecord> before,
            List<TrainingRecord> after,
            Map<Change, TreeSet<String>> expected) {
        TrainingRecord.Builder edited = copy(row);
        int edit = random.nextInt(12);
        switch (edit) {
            case 0 -> note(Change.LABEL, edited.setStars(row.getStars() % 5 + 1), expected);
            case 1 -> note(Change.TEXT, edited.setBody(row.getBody() + "!"), expected);
            case 2 -> note(Change.SPLIT, edited.setSplit(other(row.getSplit())), expected);
            case 3 -> note(Change.LANGUAGE, edited.setLanguage("xx"), expected);
            case 4 -> note(Change.GROUP, edited.setGroup("f".repeat(32)), expected);
            case 5 -> {
                note(Change.LABEL, edited.setStars(row.getStars() % 5 + 1), expected);
                note(Change.SPLIT, edited.setSplit(other(row.getSplit())), expected);
            }
            case 6 -> note(Change.ADDED, edited, expected);
            case 7 -> note(Change.REMOVED, edited, expected);
            default -> edited.setRevision(2);
        }
        if (edit != 6) {
            before.add(row);
        }
        if (edit != 7) {
            after.add(edited.build());
        }
    }

    private static TrainingRecord.Builder copy(TrainingRecord row) {
        return SampleRecord.of(row.getReviewId())
                .setGroup(row.getGroup())
                .setSplit(row.getSplit())
                .setTitle(row.getTitle())
                .setBody(row.getBody())
                .setStars(row.getStars())
                .setLanguage(row.getLanguage());
    }

    private static void note(Change change, TrainingRecord.Builder row, Map<Change, TreeSet<String>> expected) {
        expected.computeIfAbsent(change, any -> new TreeSet<>()).add(row.getReviewId());
    }

    private static Split other(Split split) {
        return split == Split.TRAIN ? Split.TEST : Split.TRAIN;
    }
}
