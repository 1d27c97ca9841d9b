package io.millrace.snapshot;

import io.millrace.dataset.DatasetException;
import io.millrace.dataset.DatasetRevision;
import io.millrace.dataset.Manifest;
import io.millrace.dataset.ManifestFile;
import io.millrace.schema.Redaction;
import io.millrace.schema.Snapshot;
import io.millrace.storage.Storage;
import io.millrace.storage.StoredDirectory;
import io.millrace.storage.StoredName;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Makes the revisions of snapshots in the storage. For one thread. */
final class Revisions {

    private static final String TRAIN = "train";
    private static final Set<String> MANIFEST = Set.of(ManifestFile.NAME);

    private final Storage storage;
    private final Clock clock;

    /** @param clock for the times of revisions */
    Revisions(Storage storage, Clock clock) {
        this.storage = storage;
        this.clock = clock;
    }

    /** Which of some reviews a snapshot holds that is ready; none if somebody has deleted its directory. */
    Set<String> held(Snapshot snapshot, Set<String> reviewIds) {
        if (!storage.exists(location(snapshot))) {
            return Set.of();
        }
        try (StoredDirectory files = storage.fetch(location(snapshot), DatasetRevision.FILES)) {
            return DatasetRevision.held(files.path(), reviewIds);
        }
    }

    /**
     * Publishes the next revision in the storage; the one before stays.
     *
     * @param snapshot one that is ready
     * @param reviewIds reviews that it holds
     * @return the snapshot as it is to be announced
     * @throws DatasetException if the files are not those that were announced, or the disk cannot be written
     */
    Snapshot write(Snapshot snapshot, Set<String> reviewIds) {
        try (StoredDirectory files = storage.fetch(location(snapshot))) {
            Manifest before = ManifestFile.read(files.path());
            requireAnnounced(snapshot, before);
            StoredName name = StoredName.snapshot(DatasetRevision.name(before, reviewIds));
            DatasetRevision.write(files.path(), reviewIds, storage.draft(name));
            URI location = storage.publish(name);
            return announcement(snapshot, before, standing(location), location);
        }
    }

    /** What stands may be of a process that was killed before it could tell, perhaps of another version of the program. */
    private Manifest standing(URI location) {
        try (StoredDirectory files = storage.fetch(location, MANIFEST)) {
            return ManifestFile.read(files.path());
        }
    }

    /** Deletes the files of all revisions but the one that is announced; those of a process that was killed, too. */
    void deleteOthers(Snapshot snapshot) {
        storage.deleteOthers(StoredName.snapshot(snapshot.getSnapshotId()), location(snapshot));
    }

    private Snapshot announcement(Snapshot snapshot, Manifest before, Manifest revised, URI location) {
        List<Redaction> redactions = new ArrayList<>(snapshot.getRedactions());
        redactions.add(Redaction.newBuilder()
                .setRevision(revised.revision())
                .setRemoved(before.records() - revised.records())
                .setRemovedTrain(train(before) - train(revised))
                .setPreviousContentHash(before.contentHash())
                .setPreviousRecordRoot(before.recordRoot())
                .setRedactedAt(clock.instant())
                .build());
        return Snapshot.newBuilder(snapshot)
                .setDataset(revised.toSummary(location))
                .setRevision(revised.revision())
                .setRedactions(redactions)
                .build();
    }

    private static long train(Manifest manifest) {
        return manifest.counts().bySplit().getOrDefault(TRAIN, 0L);
    }

    private static void requireAnnounced(Snapshot snapshot, Manifest files) {
        if (!files.contentHash().equals(snapshot.getDataset().getContentHash())
                || files.revision() != snapshot.getRevision()) {
            throw new DatasetException("The files of snapshot " + snapshot.getSnapshotId()
                    + " are not those that were announced; see `millrace snapshots verify "
                    + snapshot.getSnapshotId() + "`");
        }
    }

    private static URI location(Snapshot snapshot) {
        return URI.create(snapshot.getDataset().getLocation());
    }
}
