package io.millrace.snapshot;

import io.millrace.dataset.DatasetException;
import io.millrace.runtime.DutyTask;
import io.millrace.runtime.KafkaClients;
import io.millrace.runtime.WorkerTask.Publication;
import io.millrace.schema.Snapshot;
import io.millrace.schema.SnapshotState;
import io.millrace.storage.Storage;
import io.millrace.storage.StorageException;
import io.millrace.storage.StorageUnavailableException;
import io.millrace.topic.Topics;
import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes erased reviews out of snapshots. Each step rewrites one snapshot that holds some of the reviews that were erased by then, for all of
 * these at once: its next revision is written beside it, then announced, and the files of all others are deleted in a later step. A process that
 * is killed at any point leaves one revision that is announced and complete; who goes on finds by the snapshots topic and the files
 * what is left to do. Not for two processes at a time, see {@link io.millrace.runtime.Duty}.
 *
 * <p>A snapshot that cannot be rewritten, since its files are damaged, or whose old files cannot be deleted, is told of in the log and
 * tried again after a pause.
 */
public final class RedactSnapshots implements DutyTask {

    private static final Logger LOGGER = LoggerFactory.getLogger(RedactSnapshots.class);

    /** More are taken out by several revisions: of each some 600 bytes are kept meanwhile. */
    private static final int AT_ONCE_MAX = 100_000;

    private final Admin admin;
    private final String topic;
    private final Revisions revisions;
    private final ErasureLog log;
    private final SnapshotFollower snapshots;
    private final Erasures erasures = new Erasures();
    private final Set<String> tidy = new HashSet<>();
    private final Set<String> undone = new HashSet<>();

    /**
     * Opens the topics.
     *
     * @param clients reads them
     * @param admin asks where they end; not closed
     * @param group whose offsets say which decisions are done with
     * @param topics the topic names
     * @param storage has the snapshots; not closed
     * @param clock for the times of revisions
     */
    public RedactSnapshots(
            KafkaClients clients, Admin admin, String group, Topics topics, Storage storage, Clock clock) {
        this.admin = admin;
        this.topic = topics.snapshots();
        this.revisions = new Revisions(storage, clock);
        this.log = new ErasureLog(clients, admin, group, topics.decisions(), topics.trainingRecords());
        this.snapshots = new SnapshotFollower(clients, topic);
    }

    /** {@inheritDoc} The offsets of decisions go on only when no snapshot holds the reviews any more, nor will. */
    @Override
    public Outcome perform() throws InterruptedException {
        log.read(erasures);
        Collection<Snapshot> all = snapshots.before(LogEnds.of(admin, topic, 1).get(0));
        all.forEach(this::tidy);
        for (Snapshot snapshot : all) {
            if (snapshot.getState() == SnapshotState.READY && !undone.contains(snapshot.getSnapshotId())) {
                Snapshot revised = redact(snapshot);
                if (revised != null) {
                    return new Outcome(List.of(new Publication(topic, revised.getSnapshotId(), revised)), Map.of());
                }
            }
        }
        return rest(all);
    }

    /** Once for each revision and round: what was paused may bring old files back. */
    private void tidy(Snapshot snapshot) {
        if (snapshot.getRevision() > 0 && tidy.add(snapshot.getDataset().getLocation())) {
            try {
                revisions.deleteOthers(snapshot);
            } catch (StorageException | StorageUnavailableException e) {
                LOGGER.error("Old revisions of snapshot {} cannot be deleted", snapshot.getSnapshotId(), e);
            }
        }
    }

    /** The next revision of a snapshot; null if it holds no erased review, or cannot be rewritten. */
    private Snapshot redact(Snapshot snapshot) throws InterruptedException {
        Set<String> erased = erasures.before(snapshot);
        try {
            Set<String> held = erased.isEmpty() ? erased : revisions.held(snapshot, erased);
            return held.isEmpty()
                    ? null
                    : write(snapshot, held.stream().limit(AT_ONCE_MAX).collect(Collectors.toSet()));
        } catch (DatasetException | StorageException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            LOGGER.error("Erased reviews cannot be taken out of snapshot {}", snapshot.getSnapshotId(), e);
            undone.add(snapshot.getSnapshotId());
            return null;
        }
    }

    private Snapshot write(Snapshot snapshot, Set<String> held) {
        Snapshot revised = revisions.write(snapshot, held);
        LOGGER.info(
                "Snapshot {}: revision {} lacks {} erased reviews",
                snapshot.getSnapshotId(),
                revised.getRevision(),
                held.size());
        return revised;
    }

    private Outcome rest(Collection<Snapshot> all) {
        erasures.release(all, undone);
        tidy.clear();
        undone.clear();
        return new Outcome(List.of(), log.offsets(erasures));
    }

    @Override
    public void close() {
        try (log) {
            snapshots.close();
        }
    }
}
