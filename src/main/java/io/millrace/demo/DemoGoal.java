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
        if (ledger.decisionsTotal() + ledger.deadLetters() < reviews) {
            return ledger.decisionsTotal() + " of " + reviews + " reviews decided";
        }
        long expected = ledger.scoreable(withheld);
        if (ledger.outcomes().size() < expected) {
            return ledger.outcomes().size() + " of " + expected + " withheld ratings come back as feedback";
        }
        List<Snapshot> snapshots = ledger.snapshots();
        if (snapshots.isEmpty() || !isLastComplete(snapshots)) {
            return "a snapshot of all " + ledger.records().size() + " records";
        }
        return missingJobs(snapshots);
    }

    /** Says whether the last snapshot is ready and complete, but nothing of itself will train it. */
    boolean needsLastJob() {
        List<Snapshot> snapshots = ledger.snapshots();
        boolean complete = !snapshots.isEmpty() && missing().startsWith("job");
        return complete
                && !isTrained(last(snapshots))
                && isIdle()
                && !lastJobFor.equals(last(snapshots).getSnapshotId());
    }

    void lastJobRequested() {
        lastJobFor = last(ledger.snapshots()).getSnapshotId();
    }

    private String missingJobs(List<Snapshot> snapshots) {
        boolean enough = snapshots.size() >= SNAPSHOTS_MIN && ledger.jobs().size() >= JOBS_MIN;
        if (!isTrained(last(snapshots)) || !isIdle()) {
            return "job " + Math.max(1, ledger.jobs().size()) + " of the last snapshot";
        }
        boolean judged = ledger.models().stream().noneMatch(DemoGoal::isWaiting);
        return enough && judged ? "" : "the verdict on the last model";
    }

    private boolean isLastComplete(List<Snapshot> snapshots) {
        Snapshot last = last(snapshots);
        return last.getState() == SnapshotState.READY && ledger.isComplete(last);
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

    private static Snapshot last(List<Snapshot> snapshots) {
        return snapshots.get(snapshots.size() - 1);
    }
}
