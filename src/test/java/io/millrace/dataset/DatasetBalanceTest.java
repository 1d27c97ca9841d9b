package io.millrace.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.schema.Split;
import io.millrace.schema.TrainingRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetBalanceTest {

    private static final Map<Integer, Integer> TRAIN = Map.of(1, 30, 2, 7, 4, 100, 5, 1000);

    @TempDir
    Path directory;

    @Test
    void shouldKeepAsManyOfEachLabelAsTheRarestHas() throws IOException {
        // Given
        List<String> all = build("none");

        // When
        List<String> balanced = build("undersample");

        // Then
        assertThat(byLabel(balanced)).isEqualTo(Map.of(1, 7, 2, 7, 4, 7, 5, 7));
        for (int stars : TRAIN.keySet()) {
            assertThat(ofLabel(balanced, stars))
                    .containsExactlyInAnyOrderElementsOf(ofLabel(all, stars).subList(0, 7));
        }
    }

    @Test
    void shouldLeaveOutRecordsUntilLabelsAreAsWanted() throws IOException {
        // Given
        List<String> all = build("none");

        // When
        List<String> balanced = build("target");

        // Then
        assertThat(byLabel(balanced)).isEqualTo(Map.of(1, 30, 4, 30, 5, 60));
        for (int stars : List.of(1, 4, 5)) {
            assertThat(ofLabel(all, stars)).containsAll(ofLabel(balanced, stars));
        }
    }

    @Test
    void shouldMixLabelsOverTheWholeFile() throws IOException {
        // When
        List<String> balanced = build("target");

        // Then
        assertThat(ofLabel(balanced.subList(0, balanced.size() / 2), 5))
                .as("60 of 1000 records; those that stand first would all be in the first half")
                .hasSizeBetween(20, 40);
    }

    @Test
    void shouldRepeatRecordsUntilAllLabelsAreAsFrequentAsTheFirst() throws IOException {
        // Given
        List<String> all = build("none");

        // When
        List<String> balanced = build("oversample");

        // Then
        assertThat(byLabel(balanced)).isEqualTo(Map.of(1, 1000, 2, 1000, 4, 1000, 5, 1000));
        assertThat(Set.copyOf(balanced)).isEqualTo(Set.copyOf(all));
        assertThat(ofLabel(all, 2).stream().map(row -> Collections.frequency(balanced, row)))
                .containsExactly(143, 143, 143, 143, 143, 143, 142);
    }

    @Test
    void shouldSpreadCopiesOverTheWholeFile() throws IOException {
        // When
        List<String> balanced = build("oversample");

        // Then
        String row = ofLabel(balanced, 2).get(0);
        int[] places = IntStream.range(0, balanced.size())
                .filter(i -> balanced.get(i).equals(row))
                .toArray();
        assertThat(IntStream.of(places).filter(place -> place < balanced.size() / 2))
                .as("143 copies, of which about half are in the first half")
                .hasSizeBetween(40, 103);
        long adjacent = IntStream.range(1, balanced.size())
                .filter(i -> balanced.get(i).equals(balanced.get(i - 1)))
                .count();
        assertThat(adjacent)
                .as("4000 rows; a random order has 45 equal neighbours, copies side by side would be 2863")
                .isLessThan(100);
    }

    @Test
    void shouldTouchTrainOnly() throws IOException {
        // When
        build("none");
        build("undersample");
        build("oversample");
        build("target");

        // Then
        for (String file : List.of("validation.jsonl", "test.jsonl", "test.index.jsonl")) {
            assertThat(Files.readString(directory.resolve("undersample").resolve(file)))
                    .isEqualTo(Files.readString(directory.resolve("oversample").resolve(file)))
                    .isEqualTo(Files.readString(directory.resolve("none").resolve(file)))
                    .isEqualTo(Files.readString(directory.resolve("target").resolve(file)))
                    .isNotEmpty();
        }
    }

    @Test
    void shouldTellRowsBeforeAndAfter() throws IOException {
        // When
        build("undersample");

        // Then
        Manifest.Counts counts =
                ManifestFile.read(directory.resolve("undersample")).counts();
        assertThat(counts.trainBeforeBalance()).isEqualTo(Map.of(1, 30L, 2, 7L, 3, 0L, 4, 100L, 5, 1000L));
        assertThat(counts.trainAfterBalance()).isEqualTo(Map.of(1, 7L, 2, 7L, 4, 7L, 5, 7L));
        assertThat(TrainedOn.load(directory.resolve("undersample")).size()).isEqualTo(28);
    }

    /** The rows of the train file. */
    private List<String> build(String balance) throws IOException {
        Path target = directory.resolve(balance);
        Map<String, String> options = new HashMap<>(Map.of("balance", balance, "format", "text-label"));
        if (balance.equals("target")) {
            options.put("target", "1:0.25,2:0,3:0,4:0.25,5:0.5");
        }
        Datasets.build(target, options, records());
        return Files.readAllLines(target.resolve("train.jsonl"));
    }

    private static List<TrainingRecord> records() {
        List<TrainingRecord> records = new ArrayList<>();
        TRAIN.forEach((stars, count) -> add(records, Split.TRAIN, stars, count));
        add(records, Split.VALIDATION, 1, 3);
        add(records, Split.TEST, 5, 20);
        add(records, Split.TEST, 3, 1);
        return records;
    }

    private static void add(List<TrainingRecord> records, Split split, int stars, int count) {
        IntStream.range(0, count)
                .mapToObj(i -> split + "-" + stars + "-" + i)
                .forEach(id -> records.add(TrainingRecords.record(id, split, stars, "Title", "Body of " + id)));
    }

    private static List<String> ofLabel(List<String> rows, int stars) {
        return rows.stream()
                .filter(row -> row.endsWith("\"label\":" + (stars - 1) + "}"))
                .toList();
    }

    private static Map<Integer, Integer> byLabel(List<String> rows) {
        return rows.stream()
                .map(row -> row.charAt(row.length() - 2) - '0' + 1)
                .collect(Collectors.toMap(Function.identity(), stars -> 1, Integer::sum, TreeMap::new));
    }
}
