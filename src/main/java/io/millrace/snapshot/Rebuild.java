package io.millrace.snapshot;

import io.millrace.dataset.DatasetBuilder;
import io.millrace.dataset.DatasetDiff;
import io.millrace.dataset.DatasetException;
import io.millrace.dataset.DatasetPlan;
import io.millrace.dataset.DatasetRevision;
import io.millrace.dataset.DirectoryTree;
import io.millrace.dataset.FileEntry;
import io.millrace.dataset.Manifest;
import io.millrace.dataset.ManifestFile;
import io.millrace.dataset.SnapshotCut;
import io.millrace.dataset.VerificationReport;
import io.millrace.dataset.VerificationSettings;
import io.millrace.runtime.KafkaClients;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;

/**
 * Builds a snapshot again from the log, beside what was built before, and compares. What the log no longer holds is left out, so that
 * the records that are lost can be named. For one thread.
 */
public final class Rebuild {

    private final Admin admin;
    private final KafkaClients clients;
    private final Clock clock;

    /**
     * Prepares to build.
     *
     * @param admin asks for the topic
     * @param clients reads the log
     * @param clock tells how old a cut is
     */
    public Rebuild(Admin admin, KafkaClients clients, Clock clock) {
        this.admin = admin;
        this.clients = clients;
        this.clock = clock;
    }

    /**
     * Builds and compares.
     *
     * @param directory the files as they are
     * @param snapshots the directory of a snapshot, by its id; asked for those of golden sets
     * @param verified what is known of them
     * @param plan what to build: cut and configuration of the snapshot, and the version of this program
     * @param settings how many records are listed, and where to build
     * @throws DatasetException if Kafka or the disk cannot be used
     * @throws InterruptedException if the thread was interrupted
     */
    public RebuildReport of(
            Path directory,
            Function<String, Path> snapshots,
            VerificationReport verified,
            DatasetPlan plan,
            VerificationSettings settings)
            throws InterruptedException {
        LogState log = LogState.read(admin, clients, plan.cut().topic());
        if (log == null) {
            return new RebuildReport(null, null, List.of(RebuildReasons.missing(plan.cut())));
        }
        List<RebuildReport.Reason> missing = RebuildReasons.missingGolden(plan.configuration(), snapshots);
        if (!missing.isEmpty()) {
            return new RebuildReport(null, null, missing);
        }
        try {
            Path work = Files.createTempDirectory(settings.work(), "millrace-rebuild-");
            try {
                return compare(directory, snapshots, verified, plan, settings, log, work.resolve("rebuilt"));
            } finally {
                DirectoryTree.delete(work);
            }
        } catch (IOException e) {
            throw new DatasetException(
                    "Cannot build in " + settings.work() + "; see that it is writable and has room", e);
        }
    }

    private RebuildReport compare(
            Path directory,
            Function<String, Path> snapshots,
            VerificationReport verified,
            DatasetPlan plan,
            VerificationSettings settings,
            LogState log,
            Path rebuilt)
            throws InterruptedException {
        Instant newest = build(plan, log, rebuilt, snapshots);
        return compare(directory, verified, plan, settings, log, newest, redacted(directory, verified, rebuilt));
    }

    /** The same revision of what was built again. */
    private static Path redacted(Path directory, VerificationReport verified, Path rebuilt) {
        if (verified.manifest().revision() == 0) {
            return rebuilt;
        }
        Path redacted = rebuilt.resolveSibling("redacted");
        DatasetRevision.repeat(directory, rebuilt, redacted);
        return redacted;
    }

    private RebuildReport compare(
            Path directory,
            VerificationReport verified,
            DatasetPlan plan,
            VerificationSettings settings,
            LogState log,
            Instant newest,
            Path rebuilt)
            throws InterruptedException {
        TreeSet<String> differing = new TreeSet<>(verified.damaged());
        differing.addAll(otherFiles(verified.manifest(), ManifestFile.read(rebuilt)));
        RebuildReport compared = new RebuildReport(
                List.copyOf(differing), DatasetDiff.ofDamaged(directory, verified, rebuilt, settings), List.of());
        return compared.isSame()
                ? compared
                : new RebuildReport(
                        compared.differing(),
                        compared.diff(),
                        new RebuildReasons(plan, log, verified).find(newest, clock.instant()));
    }

    /** Builds what the log still holds; says when the newest record before the cut was written. */
    private Instant build(DatasetPlan plan, LogState log, Path target, Function<String, Path> snapshots)
            throws InterruptedException {
        LongAccumulator newest = new LongAccumulator(Math::max, 0);
        LogReader reader = new LogReader(clients, Runtime.getRuntime().availableProcessors());
        try (DatasetBuilder builder = DatasetBuilder.create(plan, target, snapshots)) {
            reader.read(readable(plan.cut(), log), (reviewId, value, writtenAt) -> {
                newest.accumulate(writtenAt.toEpochMilli());
                builder.accept(reviewId, value, writtenAt);
            });
            builder.finish();
        }
        return Instant.ofEpochMilli(newest.get());
    }

    private static SnapshotCut readable(SnapshotCut cut, LogState log) {
        SortedMap<Integer, Long> ends = new TreeMap<>();
        cut.ends().forEach((partition, end) -> {
            if (log.ends().containsKey(partition)) {
                ends.put(partition, Math.min(end, log.ends().get(partition)));
            }
        });
        return new SnapshotCut(cut.topic(), cut.topicId(), ends);
    }

    /**
     * Files that only the new version has, as an older layout lacks some, say nothing; nor does what tells of the records that are gone, for
     * the log may hold some of the records no longer.
     */
    private static List<String> otherFiles(Manifest before, Manifest after) {
        return before.files().stream()
                .filter(file -> !after.files().contains(file))
                .map(FileEntry::name)
                .filter(name -> !DatasetRevision.OF_WHAT_IS_GONE.contains(name))
                .toList();
    }
}
