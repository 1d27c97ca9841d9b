package io.millrace.cli;

import io.millrace.schema.Champion;
import io.millrace.schema.RetrainingJob;
import io.millrace.schema.Snapshot;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Tells what an installation does. */
@Command(
        name = "status",
        description =
                "Show which roles run and how far they are, the last snapshot and job, the champion, and what models"
                        + " reach on labels that came after their predictions.")
final class StatusCommand extends ClientCommand {

    @Option(names = "--json", description = "One JSON object instead of tables.")
    private boolean json;

    @Override
    int run(Session session) {
        InstallationStatus status = new StatusReader(session).read();
        if (json) {
            out().println(status.toJson());
        } else {
            print(status);
        }
        return ExitCodes.OK;
    }

    private void print(InstallationStatus status) {
        Table roles = new Table("role", "state", "members", "lag");
        status.roles().forEach((role, group) -> roles.add(role, group.state(), group.members(), group.lag()));
        roles.print(out());
        out().println();
        Table topics = new Table("topic", "offsets");
        status.topics().forEach(topics::add);
        topics.print(out());
        out().println();
        facts(status).print(out());
        if (!status.live().isEmpty()) {
            out().println();
            live(status).print(out());
        }
    }

    private static Table facts(InstallationStatus status) {
        return new Table("last snapshot", words(status.snapshot()))
                .add("last job", words(status.job()))
                .add("champion", words(status.champion()))
                .add("dead letters", status.deadLetters());
    }

    private static Table live(InstallationStatus status) {
        Table table = new Table("live accuracy of", "outcomes", "accuracy", "MAE");
        status.live()
                .forEach((model, score) -> table.add(
                        model,
                        score.outcomes(),
                        String.format(Locale.ROOT, "%.3f", score.accuracy()),
                        String.format(Locale.ROOT, "%.3f", score.mae())));
        return table;
    }

    private static String words(Snapshot snapshot) {
        return snapshot == null
                ? "none"
                : snapshot.getSnapshotId() + ", " + lower(snapshot.getState()) + ", " + snapshot.getReason();
    }

    private static String words(RetrainingJob job) {
        return job == null ? "none" : job.getJobId() + ", " + lower(job.getState()) + ", " + job.getReason();
    }

    private static String words(Champion champion) {
        return champion == null
                ? "none"
                : champion.getVersion() + ", since " + champion.getPromotedAt() + ", " + champion.getReason();
    }

    private static String lower(Enum<?> state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
