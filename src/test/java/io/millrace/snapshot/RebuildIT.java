package io.millrace.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.dataset.DatasetConfiguration;
import io.millrace.dataset.DiffReport;
import io.millrace.dataset.DiffReport.Change;
import io.millrace.dataset.GoldenSet;
import io.millrace.dataset.Verification;
import io.millrace.dataset.VerificationReport;
import io.millrace.dataset.VerificationSettings;
import io.millrace.schema.Snapshot;
import io.millrace.schema.SnapshotState;
import io.millrace.schema.TrainingRecord;
import io.millrace.snapshot.RebuildReport.Cause;
import io.millrace.snapshot.RebuildReport.Reason;
import io.millrace.storage.LocalStorage;
import io.millrace.storage.Storage;
import io.millrace.testing.Broker;
import io.millrace.testing.TrainingLog;
import io.millrace.testing.TrainingLog.Event;
import io.millrace.testing.WithBroker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A snapshot is built, something happens to its log or files, and it is built again. */
@WithBroker
class RebuildIT {

    private static final long SEED = 20_261_123;
    private static final int EVENTS = 2_000;
    private static final String VERSION = "0.1.0";
    private static final int ALL = 100_000;

    @TempDir
    private Path temp;

    private final List<Event> history = TrainingLog.history(SEED, EVENTS);
    private TrainingLog log;
    private Admin admin;
    private Snapshot snapshot;
    private Path directory;

    @BeforeEach
    void build(Broker broker) throws InterruptedException {
        System.out.println("seed " + SEED);
        log = TrainingLog.create(broker.bootstrapServers(), 3);
        log.write(history, SEED);
        admin = Admin.create(log.clients().config());
        Snapshot planned = log.snapshot(DatasetConfiguration.fromMap(Map.of(
                "balance", "oversample", "formats", "prompt-completion,chat,parquet,dpo", "tokens", "r50k_base")));
        Storage storage = new LocalStorage(temp);
        BuildDatasets task = new BuildDatasets(log.reader(), storage, "snapshots", VERSION, Clock.systemUTC());
        snapshot = (Snapshot) task.perform(planned).get(0).value();
        directory = TrainingLog.directory(snapshot.getDataset());
    }

    @AfterEach
    void close() {
        admin.close();
        log.close();
    }

    @Test
    void shouldGiveTheSameBytesAndLeaveNothingBehind() throws Exception {
        // When
        RebuildReport report = rebuild();

        // Then
        assertThat(report.isSame()).isTrue();
        assertThat(report.reasons()).isEmpty();
        assertThat(report.diff().same()).isEqualTo(TrainingLog.replay(history).size());
        try (var left = Files.list(temp)) {
            assertThat(left).containsExactly(temp.resolve("snapshots"));
        }
    }

    @Test
    void shouldNameWhatALostTailTookWithIt() throws Exception {
        // Given
        List<Event> kept = history.subList(0, EVENTS / 2);
        log.delete();
        log = log.createAnew();
        log.write(kept, SEED);

        // When
        RebuildReport report = rebuild();

        // Then
        assertThat(causes(report))
                .containsExactly(Cause.TOPIC_CREATED_ANEW, Cause.TAIL_MISSING, Cause.TAIL_MISSING, Cause.TAIL_MISSING);
        assertThat(report.differing()).contains("leaves.bin", "train.jsonl");
        assertDiff(report.diff(), TrainingLog.replay(history), TrainingLog.replay(kept));
    }

    @Test
    void shouldNameWhatRetentionTook() throws Exception {
        // Given
        TopicPartition partition = new TopicPartition(log.topic(), 1);
        long end = snapshot.getCut().get(1).getEndOffset();
        admin.deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(end / 2)))
                .all()
                .get();

        // When
        RebuildReport report = rebuild();

        // Then
        assertThat(causes(report)).containsExactly(Cause.RANGE_EXPIRED);
        assertThat(report.reasons().get(0).detail()).contains("partition 1 begins at " + end / 2);
        assertThat(report.diff().changes().get(Change.REMOVED).records()).isPositive();
        assertThat(report.diff().changes().get(Change.ADDED).records()).isZero();
    }

    @Test
    void shouldNameTheRecordThatWasEdited() throws Exception {
        // Given
        Path rows = directory.resolve("test.jsonl");
        List<String> lines = new ArrayList<>(Files.readAllLines(rows));
        String removed = lines.remove(3);
        Files.write(rows, lines);

        // When
        RebuildReport report = rebuild();

        // Then
        assertThat(removed).isNotEmpty();
        assertThat(causes(report)).containsExactly(Cause.FILES_EDITED);
        assertThat(report.differing()).containsExactly("test.jsonl");
        assertThat(report.diff().changes().get(Change.ADDED).records()).isEqualTo(1);
    }

    @Test
    void shouldSayThatTheTopicIsGone() throws Exception {
        // Given
        log.delete();

        // When
        RebuildReport report = rebuild();

        // Then
        assertThat(causes(report)).containsExactly(Cause.TOPIC_MISSING);
        assertThat(report.isSame()).isFalse();
        assertThat(report.diff()).isNull();
    }

    @Test
    void shouldHoldOutGoldenTextsAgainAndSayIfTheyAreMissing() throws Exception {
        // Given
        Path frozen = directory;
        String golden = GoldenSet.of(frozen).format();
        Snapshot planned = log.snapshot(DatasetConfiguration.fromMap(Map.of("golden", golden)));
        BuildDatasets task =
                new BuildDatasets(log.reader(), new LocalStorage(temp), "snapshots", VERSION, Clock.systemUTC());
        snapshot = (Snapshot) task.perform(planned).get(0).value();
        directory = TrainingLog.directory(snapshot.getDataset());

        // When
        RebuildReport same = rebuild();
        Files.writeString(frozen.resolve("test.jsonl"), "");
        RebuildReport without = rebuild();
        Snapshot failed = (Snapshot)
                task.perform(log.snapshot(DatasetConfiguration.fromMap(Map.of("golden", golden, "seed", "1"))))
                        .get(0)
                        .value();

        // Then
        assertThat(same.isSame()).isTrue();
        assertThat(causes(without)).containsExactly(Cause.GOLDEN_MISSING);
        assertThat(without.isSame()).isFalse();
        assertThat(failed.getState()).isEqualTo(SnapshotState.FAILED);
        assertThat(failed.getError()).contains("golden test set");
    }

    @Test
    void shouldHoldOutWhatWasErasedFromAGoldenSetSince() throws Exception {
        // Given
        Storage storage = new LocalStorage(temp);
        Snapshot frozen = snapshot;
        String golden = GoldenSet.of(directory).format();
        Set<String> erased = testReviews(directory, 5);
        BuildDatasets task = new BuildDatasets(log.reader(), storage, "snapshots", VERSION, Clock.systemUTC());
        Snapshot planned = log.snapshot(DatasetConfiguration.fromMap(Map.of("golden", golden)));
        snapshot = (Snapshot) task.perform(planned).get(0).value();
        directory = TrainingLog.directory(snapshot.getDataset());

        // When
        Revisions revisions = new Revisions(storage, Clock.systemUTC());
        Snapshot revised = revisions.write(frozen, erased);
        revisions.deleteOthers(revised);

        // Then
        assertThat(TrainingLog.directory(frozen.getDataset())).doesNotExist();
        assertThat(GoldenSet.of(TrainingLog.directory(revised.getDataset())).format())
                .isEqualTo(golden);
        try (StoredSnapshots stored = new StoredSnapshots(storage, GoldenSet.FILES)) {
            assertThat(rebuild(stored::directory).isSame()).isTrue();
        }
        Snapshot next = (Snapshot)
                task.perform(log.snapshot(DatasetConfiguration.fromMap(Map.of("golden", golden, "seed", "1"))))
                        .get(0)
                        .value();
        assertThat(next.getState()).as(next.getError()).isEqualTo(SnapshotState.READY);
    }

    private static Set<String> testReviews(Path directory, int count) throws IOException {
        return Files.readAllLines(directory.resolve("test.index.jsonl")).stream()
                .limit(count)
                .map(line -> line.split("\"")[3])
                .collect(Collectors.toSet());
    }

    private RebuildReport rebuild() throws InterruptedException {
        return rebuild(directory::resolveSibling);
    }

    private RebuildReport rebuild(Function<String, Path> snapshots) throws InterruptedException {
        VerificationSettings settings = new VerificationSettings(ALL, temp);
        VerificationReport verified = Verification.of(directory, snapshot, settings);
        return new Rebuild(admin, log.clients(), Clock.systemUTC())
                .of(directory, snapshots, verified, BuildDatasets.plan(snapshot, VERSION), settings);
    }

    private static List<Cause> causes(RebuildReport report) {
        return report.reasons().stream().map(Reason::cause).toList();
    }

    private static void assertDiff(
            DiffReport diff, Map<String, TrainingRecord> before, Map<String, TrainingRecord> after) {
        TreeSet<String> removed = new TreeSet<>(before.keySet());
        removed.removeAll(after.keySet());
        TreeSet<String> added = new TreeSet<>(after.keySet());
        added.removeAll(before.keySet());
        TreeSet<String> relabelled = new TreeSet<>(before.keySet());
        relabelled.retainAll(after.keySet());
        relabelled.removeIf(id -> before.get(id).getStars() == after.get(id).getStars());
        assertThat(diff.changes().get(Change.REMOVED).first()).containsExactlyInAnyOrderElementsOf(removed);
        assertThat(diff.changes().get(Change.ADDED).first()).containsExactlyInAnyOrderElementsOf(added);
        assertThat(diff.changes().get(Change.LABEL).first()).containsExactlyInAnyOrderElementsOf(relabelled);
    }
}
