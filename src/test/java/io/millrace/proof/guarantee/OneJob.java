package io.millrace.proof.guarantee;

import io.millrace.proof.Evidence;
import io.millrace.proof.Guarantee;
import io.millrace.proof.Violation;
import io.millrace.schema.ModelEntry;
import io.millrace.schema.ModelStatus;
import io.millrace.schema.ModelVersion;
import io.millrace.schema.Redaction;
import io.millrace.schema.RetrainingJob;
import io.millrace.schema.Snapshot;
import io.millrace.schema.SnapshotState;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * I7: one job for a snapshot and configuration. Jobs are numbered 1, 2, 3 and so on; each is requested once, for a snapshot
 * that is ready and newer than that of the job before, after that one has ended; it runs only between its request and its
 * end, ends once, and has an end when all is quiet. A job that succeeded has made one candidate, of its version and from its
 * snapshot, and every candidate comes from such a job.
 *
 * <p>Left open: that candidate and end were committed in one transaction, which a log of committed records does not show.
 */
public final class OneJob implements Guarantee {

    @Override
    public List<Violation> check(Evidence evidence) {
        Findings findings = new Findings(name());
        Map<String, Snapshot> ready = readySnapshots(evidence);
        JobLog jobs = new JobLog(ready, findings);
        evidence.log(evidence.topics().jobs(), RetrainingJob.class).forEach(jobs::pass);
        jobs.finish();
        checkCandidates(evidence, jobs.succeeded(), ready, findings);
        return findings.list();
    }

    private static Map<String, Snapshot> readySnapshots(Evidence evidence) {
        Map<String, Snapshot> ready = new HashMap<>();
        for (ConsumerRecord<String, Snapshot> read :
                evidence.log(evidence.topics().snapshots(), Snapshot.class)) {
            if (read.value().getState() == SnapshotState.READY) {
                ready.put(read.key(), read.value());
            }
        }
        return ready;
    }

    private static void checkCandidates(
            Evidence evidence, Map<String, RetrainingJob> succeeded, Map<String, Snapshot> ready, Findings findings) {
        Map<String, RetrainingJob> waiting = new HashMap<>(succeeded);
        for (ConsumerRecord<String, ModelEntry> read :
                evidence.log(evidence.topics().models(), ModelEntry.class)) {
            ModelVersion model = read.value().getModel();
            if (model != null && model.getStatus() == ModelStatus.CANDIDATE) {
                checkCandidate(read, waiting.remove(model.getJobId()), ready, findings);
            }
        }
        waiting.values()
                .forEach(job -> findings.add(
                        job.getJobId(),
                        evidence.topics().models(),
                        "succeeded, and there is no candidate " + job.getModelVersion()));
    }

    private static void checkCandidate(
            ConsumerRecord<String, ModelEntry> read,
            RetrainingJob job,
            Map<String, Snapshot> ready,
            Findings findings) {
        ModelVersion model = read.value().getModel();
        String at = Findings.at(read);
        if (job == null) {
            findings.add(read.key(), at, "is a candidate of " + model.getJobId() + ", which has made no more of them");
            return;
        }
        findings.compare(read.key(), at, "version", job.getModelVersion(), model.getVersion());
        findings.compare(read.key(), at, "key", model.getVersion(), read.key());
        findings.compare(read.key(), at, "number", job.getNumber(), model.getNumber());
        findings.compare(read.key(), at, "snapshot_id", job.getSnapshotId(), model.getSnapshotId());
        Snapshot snapshot = ready.get(model.getSnapshotId());
        if (snapshot == null || !hashes(snapshot).contains(model.getDatasetHash())) {
            findings.add(read.key(), at, "dataset_hash: is that of no revision of " + model.getSnapshotId());
        }
    }

    /** Those of all revisions: it was trained on the one that there was. */
    private static Set<String> hashes(Snapshot snapshot) {
        Set<String> hashes = snapshot.getRedactions().stream()
                .map(Redaction::getPreviousContentHash)
                .collect(Collectors.toCollection(HashSet::new));
        hashes.add(snapshot.getDataset().getContentHash());
        return hashes;
    }
}
