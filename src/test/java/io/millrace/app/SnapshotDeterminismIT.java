package io.millrace.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.dataset.DatasetConfiguration;
import io.millrace.dataset.DatasetReader;
import io.millrace.dataset.LabelledText;
import io.millrace.schema.DatasetSummary;
import io.millrace.schema.Snapshot;
import io.millrace.schema.Split;
import io.millrace.schema.TrainingRecord;
import io.millrace.snapshot.BuildDatasets;
import io.millrace.storage.LocalStorage;
import io.millrace.testing.Broker;
import io.millrace.testing.TrainingLog;
import io.millrace.testing.TrainingLog.Event;
import io.millrace.testing.WithBroker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Invariant I6: a snapshot is a pure function of the log before its cut and of its configuration. One history of new,
 * changed and withdrawn records is written to two logs in transactions; between them others are aborted:
 *
 * <pre>
 * log of 3 partitions   | r1 r2 commit | ghost r1' abort | r1'' commit | ...
 * log of 7 partitions   the same records, in the same order for each key
 * </pre>
 */
@WithBroker
class SnapshotDeterminismIT {

    private static final long SEED = 20_260_701;
    private static final int EVENTS = 6_000;

    private static List<Event> history;
    private static TrainingLog three;
    private static TrainingLog seven;

    @TempDir
    private Path temp;

    @BeforeAll
    static void writeLogs(Broker broker) {
        System.out.println("seed " + SEED);
        history = TrainingLog.history(SEED, EVENTS);
        three = TrainingLog.create(broker.bootstrapServers(), 3);
        seven = TrainingLog.create(broker.bootstrapServers(), 7);
        three.write(history, SEED);
        seven.write(history, SEED + 1);
    }

    @AfterAll
    static void close() {
        three.close();
        seven.close();
    }

    static Stream<Map<String, String>> configurations() {
        return Stream.of(
                Map.of(),
                Map.of("format", "chat", "balance", "undersample", "seed", "7", "system", "Rate the review."),
                Map.of("format", "text-label", "balance", "oversample", "seed", "-1"),
                Map.of(
                        "balance",
                        "target",
                        "target",
                        "1:0.1,2:0.2,3:0.2,4:0.2,5:0.3",
                        "languages",
                        "de:2,en:1",
                        "author_total_max",
                        "2",
                        "split",
                        "80,10,10"),
                // Both logs are written within one such window.
                Map.of("author_max", "1", "product_max", "20", "guard_window_ms", "9000000000000"));
    }

    @ParameterizedTest
    @MethodSource("configurations")
    void shouldBuildTheSameBytesAgainWithAnotherLocaleAndTimeZone(Map<String, String> options) throws Exception {
        // Given
        Snapshot planned = three.snapshot(configuration(options));

        // When
        DatasetSummary first = build(three, planned, "first");
        DatasetSummary second = elsewhere(() -> build(three, planned, "second"));

        // Then
        assertThat(second.getContentHash()).isEqualTo(first.getContentHash());
        assertThat(files(second)).isEqualTo(files(first)).containsKeys("manifest.json", "README.md", "train.jsonl");
    }

    @ParameterizedTest
    @MethodSource("configurations")
    void shouldBuildTheSameRowsFromAnotherNumberOfPartitions(Map<String, String> options) throws Exception {
        // Given
        DatasetConfiguration configuration = configuration(options);

        // When
        DatasetSummary narrow = build(three, three.snapshot(configuration), "narrow");
        DatasetSummary wide = build(seven, seven.snapshot(configuration), "wide");

        // Then
        assertThat(wide.getContentHash()).isEqualTo(narrow.getContentHash());
        assertThat(rows(wide)).isEqualTo(rows(narrow)).hasSize(4);
    }

    @Test
    void shouldHoldTheLastCommittedVersionOfEachReviewAndNothingElse() throws Exception {
        // Given
        Map<String, TrainingRecord> live = TrainingLog.replay(history);

        // When
        DatasetSummary built = build(three, three.snapshot(configuration(Map.of())), "built");

        // Then
        for (Split split : Split.values()) {
            assertThat(read(built, split))
                    .containsExactlyInAnyOrderElementsOf(live.values().stream()
                            .filter(record -> record.getSplit() == split)
                            .map(record -> record.getTitle() + "\n\n" + record.getBody() + " " + record.getStars())
                            .toList());
        }
    }

    @Test
    void shouldBuildTheSameBytesAgainWhenTheLogHasGrown(Broker broker) throws Exception {
        // Given
        try (TrainingLog log = TrainingLog.create(broker.bootstrapServers(), 2)) {
            log.write(history.subList(0, EVENTS / 2), SEED);
            Snapshot planned = log.snapshot(configuration(Map.of()));
            DatasetSummary before = build(log, planned, "before");

            // When
            log.write(history.subList(EVENTS / 2, EVENTS), SEED);
            DatasetSummary after = build(log, planned, "after");

            // Then
            assertThat(files(after)).isEqualTo(files(before));
        }
    }

    private static DatasetConfiguration configuration(Map<String, String> options) {
        return DatasetConfiguration.fromMap(options);
    }

    private DatasetSummary build(TrainingLog log, Snapshot planned, String name) throws InterruptedException {
        BuildDatasets task = new BuildDatasets(
                log.reader(), new LocalStorage(temp.resolve(name)), "snapshots", "0.1.0", Clock.systemUTC());
        Snapshot built = (Snapshot) task.perform(planned).get(0).value();
        assertThat(built.getError()).isNull();
        return built.getDataset();
    }

    /** In Turkish I is no capital i, and in Chatham days begin at odd minutes. */
    private static DatasetSummary elsewhere(Building building) throws InterruptedException {
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr-TR"));
        TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Chatham"));
        try {
            return building.build();
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    private static List<String> read(DatasetSummary built, Split split) {
        try (Stream<LabelledText> rows = DatasetReader.read(TrainingLog.directory(built), split)) {
            return rows.map(row -> row.text() + " " + row.stars()).toList();
        }
    }

    private static Map<String, String> rows(DatasetSummary built) throws IOException {
        Map<String, String> files = files(built);
        files.keySet().retainAll(List.of("train.jsonl", "validation.jsonl", "test.jsonl", "leaves.bin"));
        return files;
    }

    /** The files by name. Bytes are kept as Latin-1 characters, which are one to one and can be compared. */
    private static Map<String, String> files(DatasetSummary built) throws IOException {
        try (Stream<Path> files = Files.list(TrainingLog.directory(built))) {
            return files.collect(Collectors.toMap(
                    file -> file.getFileName().toString(), SnapshotDeterminismIT::bytes, (a, b) -> a, TreeMap::new));
        }
    }

    private static String bytes(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Building {
        DatasetSummary build() throws InterruptedException;
    }
}
