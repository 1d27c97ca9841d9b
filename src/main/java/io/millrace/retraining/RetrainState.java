package io.millrace.retraining;

import io.millrace.schema.JobState;
import io.millrace.schema.RetrainingJob;
import io.millrace.schema.Snapshot;
import io.millrace.schema.SnapshotState;
import java.util.Map;

/**
 * What the retrain policy remembers of the log, and its rule. At most one job is in flight; a job always trains the newest
 * snapshot that is ready; a snapshot that was trained is not trained again (invariant I7).
 *
 * @param jobs number of the last job; 0 before the first
 * @param running id of the job in flight, may be null
 * @param lastJobAt the clock when the last job was requested; -1 before the first
 * @param newest id of the newest snapshot that is ready, may be null
 * @param newestNumber its number; 0 if there is none
 * @param newestSmallestClass train records of its rarest label
 * @param seenNumber number of the newest snapshot that was heard of, ready or failed
 * @param trainedNumber number of the snapshot that was last trained; 0 if none was
 * @param added new and changed train records of the newest snapshot that the last trained one lacks
 * @param failed new and changed train records of snapshots after the newest, which failed; the next one that is ready
 *     holds them
 * @param manual why an operator asked, in words; null if none did
 */
public record RetrainState(
        long jobs,
        String running,
        long lastJobAt,
        String newest,
        long newestNumber,
        long newestSmallestClass,
        long seenNumber,
        long trainedNumber,
        long added,
        long failed,
        String manual) {

    private static final int LABELS = 5;

    /** Nothing happened yet. */
    public static final RetrainState FIRST = new RetrainState(0, null, -1, null, 0, 0, 0, 0, 0, 0, null);

    /** The state after news of a snapshot. One that failed adds its records to those that wait. */
    RetrainState with(Snapshot snapshot, long trainRecords) {
        boolean ready = snapshot.getState() == SnapshotState.READY;
        boolean ended = ready || snapshot.getState() == SnapshotState.FAILED;
        if (!ended || snapshot.getNumber() <= seenNumber) {
            return this;
        }
        return new RetrainState(
                jobs,
                running,
                lastJobAt,
                ready ? snapshot.getSnapshotId() : newest,
                ready ? snapshot.getNumber() : newestNumber,
                ready ? smallestClass(snapshot.getDataset().getTrainByLabel()) : newestSmallestClass,
                snapshot.getNumber(),
                trainedNumber,
                ready ? added + failed + trainRecords : added,
                ready ? 0 : failed + trainRecords,
                manual);
    }

    /** The state after news of a job. */
    RetrainState with(RetrainingJob job) {
        boolean ended = job.getState() == JobState.SUCCEEDED || job.getState() == JobState.FAILED;
        if (!ended || !job.getJobId().equals(running)) {
            return this;
        }
        return new RetrainState(
                jobs,
                null,
                lastJobAt,
                newest,
                newestNumber,
                newestSmallestClass,
                seenNumber,
                trainedNumber,
                added,
                failed,
                manual);
    }

    /** The state after an operator asked for a job. */
    RetrainState withManual(String reason) {
        return new RetrainState(
                jobs,
                running,
                lastJobAt,
                newest,
                newestNumber,
                newestSmallestClass,
                seenNumber,
                trainedNumber,
                added,
                failed,
                reason);
    }

    /** The state after a job was requested for the newest snapshot. */
    RetrainState requested(String jobId, long clockMs) {
        return new RetrainState(
                jobs + 1,
                jobId,
                clockMs,
                newest,
                newestNumber,
                newestSmallestClass,
                seenNumber,
                newestNumber,
                0,
                failed,
                null);
    }

    /** Why a job is to be requested now, in words; null if it is not. */
    String reason(RetrainSettings settings, long clockMs) {
        if (running != null || newestNumber <= trainedNumber) {
            return null;
        }
        if (manual != null) {
            return "asked for: " + manual;
        }
        if (newestSmallestClass < settings.classRecordsMin() || isCoolingDown(settings, clockMs)) {
            return null;
        }
        return automatic(settings, clockMs);
    }

    private String automatic(RetrainSettings settings, long clockMs) {
        String since = trainedNumber == 0 ? "" : " since snapshot " + trainedNumber;
        if (added >= settings.recordsMin()) {
            return added + " new labelled train records" + since + ", " + settings.recordsMin() + " are enough";
        }
        boolean old = lastJobAt >= 0 && clockMs - lastJobAt >= settings.ageMsMax();
        return old && added > 0
                ? added + " new labelled train records" + since + ", and the last job is "
                        + (clockMs - lastJobAt) / 1000 + " s old"
                : null;
    }

    private boolean isCoolingDown(RetrainSettings settings, long clockMs) {
        return lastJobAt >= 0 && clockMs - lastJobAt < settings.cooldownMs();
    }

    private static long smallestClass(Map<String, Long> byLabel) {
        return byLabel.size() < LABELS
                ? 0
                : byLabel.values().stream().mapToLong(Long::longValue).min().orElse(0);
    }
}
