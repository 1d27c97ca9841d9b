package io.millrace.snapshot;

import io.millrace.dataset.DatasetBuilder;
import io.millrace.dataset.DatasetConfiguration;
import io.millrace.dataset.DatasetException;
import io.millrace.dataset.DatasetPlan;
import io.millrace.dataset.GoldenSet;
import io.millrace.dataset.Manifest;
import io.millrace.dataset.ManifestFile;
import io.millrace.dataset.SnapshotCut;
import io.millrace.runtime.WorkerTask;
import io.millrace.schema.DatasetSummary;
import io.millrace.schema.PartitionEnd;
import io.millrace.schema.Snapshot;
import io.millrace.schema.SnapshotState;
import io.millrace.storage.Storage;
import io.millrace.storage.StorageException;
import io.millrace.storage.StoredDirectory;
import io.millrace.storage.StoredName;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Builds the files of planned snapshots. A snapshot is a pure function of the log before its cut and of its configuration,
 * so building it twice gives the same files, and only the first are kept. While the storage cannot be reached a snapshot is
 * tried again and again; it does not fail.
 */
public final class BuildDatasets implements WorkerTask<Snapshot> {

    private static final Logger LOGGER = LoggerFactory.getLogger(BuildDatasets.class);

    private final LogReader log;
    private final Storage storage;
    private final String topic;
    private final String programVersion;
    private final Clock clock;

    /**
     * Prepares the task.
     *
     * @param log reads the training records
     * @param storage where each snapshot gets a directory of its own
     * @param topic where the result is published
     * @param programVersion for the manifest
     * @param clock for the time of the result
     */
    public BuildDatasets(LogReader log, Storage storage, String topic, String programVersion, Clock clock) {
        this.log = log;
        this.storage = storage;
        this.topic = topic;
        this.programVersion = programVersion;
        this.clock = clock;
    }

    @Override
    public boolean wants(Snapshot snapshot) {
        return snapshot.getState() == SnapshotState.PLANNED;
    }

    @Override
    public List<Publication> starting(Snapshot snapshot) {
        return List.of();
    }

    @Override
    public List<Publication> perform(Snapshot snapshot) throws InterruptedException {
        Snapshot.Builder finished = Snapshot.newBuilder(snapshot).setFinishedAt(clock.instant());
        try {
            finished.setDataset(build(snapshot)).setState(SnapshotState.READY).setFinishedAt(clock.instant());
        } catch (DatasetException | StorageException e) {
            LOGGER.error("Snapshot {} cannot be built", snapshot.getSnapshotId(), e);
            finished.setError(e.getMessage()).setState(SnapshotState.FAILED);
        }
        return List.of(new Publication(topic, snapshot.getSnapshotId(), finished.build()));
    }

    /** Begins again if a revision took the place of a golden snapshot that was being read. */
    private DatasetSummary build(Snapshot snapshot) throws InterruptedException {
        try (StoredSnapshots golden = new StoredSnapshots(storage, GoldenSet.FILES)) {
            try {
                return build(snapshot, golden);
            } catch (DatasetException | StorageException e) {
                if (golden.areNewest()) {
                    throw e;
                }
            }
        }
        return build(snapshot);
    }

    private DatasetSummary build(Snapshot snapshot, StoredSnapshots golden) throws InterruptedException {
        StoredName name = StoredName.snapshot(snapshot.getSnapshotId());
        DatasetPlan plan = plan(snapshot, programVersion);
        try (DatasetBuilder builder = DatasetBuilder.create(plan, storage.draft(name), golden::directory)) {
            log.read(plan.cut(), builder::accept);
            DatasetSummary built = builder.finish();
            return published(snapshot, built, storage.publish(name));
        }
    }

    /** What stands may be of another builder, and of another version of the program, which describes the same rows otherwise. */
    private DatasetSummary published(Snapshot snapshot, DatasetSummary built, URI location) {
        try (StoredDirectory directory = storage.fetch(location)) {
            Manifest manifest = ManifestFile.read(directory.path());
            if (!manifest.contentHash().equals(built.getContentHash())) {
                throw new DatasetException(location + " holds other data than " + snapshot.getSnapshotId()
                        + "; move it away and build again");
            }
            return manifest.toSummary(location);
        }
    }

    /**
     * What to build for a snapshot.
     *
     * @param programVersion for the manifest
     */
    public static DatasetPlan plan(Snapshot snapshot, String programVersion) {
        SortedMap<Integer, Long> ends = new TreeMap<>();
        for (PartitionEnd end : snapshot.getCut()) {
            ends.put(end.getPartition(), end.getEndOffset());
        }
        return new DatasetPlan(
                snapshot.getSnapshotId(),
                new SnapshotCut(snapshot.getTopic(), snapshot.getTopicId(), ends),
                DatasetConfiguration.fromMap(snapshot.getConfiguration()),
                programVersion);
    }
}
