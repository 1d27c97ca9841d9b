package io.millrace.cli;

import io.millrace.schema.CommandKind;
import io.millrace.schema.JobState;
import io.millrace.schema.RetrainingJob;
import io.millrace.schema.Snapshot;
import io.millrace.schema.SnapshotState;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Asks for a job. */
@Command(
        name = "retrain",
        description =
                "Ask for a job on the newest snapshot, although the policy does not yet. One that was trained is not"
                        + " trained again: then the request waits for the next.")
final class RetrainCommand extends ClientCommand {

    private static final Duration WAIT_MAX = Duration.ofSeconds(5);

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, in words; kept with the job.")
    private String reason = "no reason given";

    @Override
    int run(Session session) {
        try (FoldedTopic<RetrainingJob> jobs = session.fold(session.topics().jobs(), RetrainingJob.class)) {
            RetrainingJob before = last(jobs.current().values());
            String obstacle = obstacle(SnapshotsCommand.all(session), before);
            Commands.send(session, CommandKind.RETRAIN, null, reason);
            if (obstacle != null) {
                out().println(obstacle);
                return ExitCodes.OK;
            }
            return tell(jobs.await(WAIT_MAX, now -> next(last(now.values()), before)));
        }
    }

    /** Why no job can be requested now, in words; null if one can. */
    static String obstacle(List<Snapshot> snapshots, RetrainingJob last) {
        if (last != null && isInFlight(last)) {
            return "job " + last.getJobId() + " is " + last.getState() + "; the request waits until it has ended";
        }
        Snapshot newest = snapshots.stream()
                .filter(snapshot -> snapshot.getState() == SnapshotState.READY)
                .reduce((a, b) -> b)
                .orElse(null);
        if (newest == null) {
            return "there is no snapshot yet; the request waits for the first";
        }
        return last != null && last.getSnapshotId().equals(newest.getSnapshotId())
                ? "snapshot " + newest.getSnapshotId()
                        + " is the newest and was trained already; the request waits for the" + " next"
                : null;
    }

    static boolean isInFlight(RetrainingJob job) {
        return job.getState() == JobState.REQUESTED || job.getState() == JobState.RUNNING;
    }

    /** The job with the highest number; null if there is none. */
    static RetrainingJob last(Collection<RetrainingJob> jobs) {
        return jobs.stream()
                .max(Comparator.comparingLong(RetrainingJob::getNumber))
                .orElse(null);
    }

    private static RetrainingJob next(RetrainingJob now, RetrainingJob before) {
        boolean moved = now != null && (before == null || now.getNumber() > before.getNumber());
        return moved ? now : null;
    }

    private int tell(RetrainingJob job) {
        if (job == null) {
            err().println("millrace: asked for a job, but none was requested within " + WAIT_MAX.toSeconds()
                    + " s; does the retraining role run? `millrace status` tells");
            return ExitCodes.FAILED;
        }
        out().println("job " + job.getJobId() + " trains snapshot " + job.getSnapshotId() + " (" + job.getReason()
                + ")");
        return ExitCodes.OK;
    }
}
