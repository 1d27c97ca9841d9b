package io.millrace.demo;

import io.millrace.schema.JobState;
import io.millrace.schema.ModelStatus;
import io.millrace.schema.ModelVersion;
import io.millrace.schema.RetrainingJob;
import io.millrace.schema.Snapshot;
import io.millrace.schema.SnapshotState;
import java.util.List;
import java.util.Set;

/**
 * When a demonstration is over: every review is decided, every withheld rating whose prediction appeared has come back and
 * is joined, the last snapshot holds every record, and the last of at least three jobs trained it and its model was judged.
 */
final class DemoGoal {

    private static final int SNAPSHOTS_MIN = 3;
    private static final int JOBS_MIN = 3;

    private final LoopLedger ledger;
    private final long reviews;
    private final Set<String> withheld;
    private String lastJobFor = "";

    DemoGoal(LoopLedger ledger, long reviews, FeedbackGiver feedback) {
        this.ledger = ledger;
        this.reviews = reviews;
        this.withheld = feedback.withheld();
    }

    boolean isReached() {
        return missing().isEmpty();
    }

    /** The first thing that is still missing, in words; empty if nothing is. */
    String missing() {
        String records = missingRecords();
        return records.isEmpty() ? missingModels() : records;
    }

    /** Says whether the last snapshot is ready and complete, but nothing of itself will train it. */
    boolean needsLastJob() {
        if (!missingRecords().isEmpty()) {
            return false;
        }
        Snapshot last = last();
        return !isTrained(last) && isIdle() && !lastJobFor.equals(last.getSnapshotId());
    }

    void lastJobRequested() {
        lastJobFor = last().getSnapshotId();
    }

    private String missingRecords() {
        if (ledger.decisionsTotal() + ledger.deadLetters() < reviews) {
            return ledger.decisionsTotal() + " of " + reviews + " reviews decided";
        }
        long expected = ledger.scoreable(withheld);
        if (ledger.outcomes().size() < expected) {
            return ledger.outcomes().size() + " of " + expected + " withheld ratings come back as feedback";
        }
        return isLastComplete() ? "" : "a snapshot of all " + ledger.records().size() + " records";
    }

    private String missingModels() {
        if (!isTrained(last()) || !isIdle()) {
            return "a model of the last snapshot";
        }
        if (ledger.snapshots().size() < SNAPSHOTS_MIN || ledger.jobs().size() < JOBS_MIN) {
            return SNAPSHOTS_MIN + " snapshots and " + JOBS_MIN + " jobs";
        }
        return ledger.models().stream().anyMatch(DemoGoal::isWaiting) ? "the verdict on the last model" : "";
    }

    private boolean isLastComplete() {
        Snapshot last = last();
        return last != null && last.getState() == SnapshotState.READY && ledger.isComplete(last);
    }

    private boolean isTrained(Snapshot snapshot) {
        return ledger.jobs().stream().anyMatch(job -> job.getSnapshotId().equals(snapshot.getSnapshotId()));
    }

    private boolean isIdle() {
        return ledger.jobs().stream().allMatch(DemoGoal::isEnded);
    }

    private static boolean isEnded(RetrainingJob job) {
        return job.getState() == JobState.SUCCEEDED || job.getState() == JobState.FAILED;
    }

    private static boolean isWaiting(ModelVersion model) {
        return model.getStatus() == ModelStatus.CANDIDATE;
    }

    /** Null before the first. */
    private Snapshot last() {
        List<Snapshot> snapshots = ledger.snapshots();
        return snapshots.isEmpty() ? null : snapshots.get(snapshots.size() - 1);
    }
}
