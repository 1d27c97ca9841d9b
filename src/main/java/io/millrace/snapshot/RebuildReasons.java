package io.millrace.snapshot;

import io.millrace.dataset.DatasetConfiguration;
import io.millrace.dataset.DatasetPlan;
import io.millrace.dataset.Manifest;
import io.millrace.dataset.SnapshotCut;
import io.millrace.dataset.VerificationReport;
import io.millrace.snapshot.RebuildReport.Cause;
import io.millrace.snapshot.RebuildReport.Reason;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Finds out why a snapshot that was built again is not what it was. For one thread. */
final class RebuildReasons {

    private final DatasetPlan plan;
    private final LogState log;
    private final VerificationReport verified;
    private final List<Reason> reasons = new ArrayList<>();

    RebuildReasons(DatasetPlan plan, LogState log, VerificationReport verified) {
        this.plan = plan;
        this.log = log;
        this.verified = verified;
    }

    static Reason missing(SnapshotCut cut) {
        return new Reason(
                Cause.TOPIC_MISSING,
                "there is no topic " + cut.topic() + " to build from; the files are all that is left, keep them");
    }

    /**
     * What cannot be held out.
     *
     * @param snapshots the directory of a snapshot, by its id
     * @return empty if all golden sets are there, unchanged
     */
    static List<Reason> missingGolden(DatasetConfiguration configuration, Function<String, Path> snapshots) {
        return configuration.selection().golden().stream()
                .filter(set -> !set.isIn(snapshots.apply(set.snapshotId())))
                .map(set -> new Reason(
                        Cause.GOLDEN_MISSING,
                        "the golden test set of " + set.snapshotId() + " is not in "
                                + snapshots.apply(set.snapshotId())
                                + ", or was changed; put that snapshot there to know what must not be trained on"))
                .toList();
    }

    /**
     * Finds all reasons.
     *
     * @param newest when the newest record before the cut was written
     */
    List<Reason> find(Instant newest, Instant now) {
        checkTopic();
        plan.cut().ends().forEach(this::checkEnd);
        log.starts().forEach(this::checkStart);
        checkAge(Duration.between(newest, now));
        checkConfiguration();
        checkProgram();
        checkFiles();
        return reasons;
    }

    private void checkTopic() {
        if (!log.topicId().equals(plan.cut().topicId())) {
            add(
                    Cause.TOPIC_CREATED_ANEW,
                    "topic " + plan.cut().topic() + " has the id " + log.topicId() + ", not "
                            + plan.cut().topicId() + ": it was deleted and made again, so its records are others");
        }
    }

    private void checkEnd(int partition, long end) {
        long actual = log.ends().getOrDefault(partition, 0L);
        if (actual < end) {
            add(
                    Cause.TAIL_MISSING,
                    "partition " + partition + " ends at " + actual + ", before the cut at " + end
                            + ": its last records are lost");
        }
    }

    private void checkStart(int partition, long start) {
        if (start > 0 && plan.cut().ends().getOrDefault(partition, 0L) > 0) {
            add(
                    Cause.RANGE_EXPIRED,
                    "partition " + partition + " begins at " + start
                            + ": what was before was deleted by retention or by hand; set cleanup.policy=compact");
        }
    }

    private void checkAge(Duration age) {
        if (log.compactionLagMs() < age.toMillis()) {
            add(
                    Cause.COMPACTED,
                    "the cut is " + age.toHours() + " hours old, and compaction keeps what was replaced for "
                            + Duration.ofMillis(log.compactionLagMs()).toHours()
                            + " hours: records that changed since the cut may be gone in the version of then");
        }
    }

    private void checkConfiguration() {
        Manifest manifest = verified.manifest();
        String wanted = plan.configuration().digest();
        boolean same = wanted.equals(manifest.configurationDigest())
                && plan.configuration().toMap().equals(manifest.configuration());
        if (!same) {
            add(
                    Cause.OTHER_CONFIGURATION,
                    "the manifest has the configuration " + manifest.configurationDigest() + ", the snapshot "
                            + wanted);
        }
    }

    private void checkProgram() {
        String before = verified.manifest().programVersion();
        if (!before.equals(plan.programVersion())) {
            add(
                    Cause.OTHER_PROGRAM,
                    "version " + before + " built it, this is " + plan.programVersion()
                            + "; that one may build it again as it was");
        }
    }

    /** What nothing else explains was changed where files and manifest were changed together. */
    private void checkFiles() {
        if (!verified.isClean()) {
            add(Cause.FILES_EDITED, "files were changed after they were built: " + verified.damaged());
        } else if (reasons.isEmpty()) {
            add(
                    Cause.FILES_EDITED,
                    "files and manifest agree with each other and not with the log: they were changed together");
        }
    }

    private void add(Cause cause, String detail) {
        reasons.add(new Reason(cause, detail));
    }
}
