package io.millrace.cli;

import io.millrace.config.ConfigKeys;
import io.millrace.drift.Drift;
import io.millrace.drift.Shift;
import io.millrace.drift.SnapshotCuts;
import io.millrace.drift.WindowDrift;
import io.millrace.drift.WindowHistory;
import io.millrace.schema.WindowClosed;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Tells what came in each window, and whether it differs from what came before. */
@Command(
        name = "windows",
        description = {
            "Show the closed windows of the training-record log: what came in each, why it was closed, and the first"
                    + " snapshot that holds it; and whether its stars and languages differ from those of the windows"
                    + " before it.",
            "Each window is compared with the last " + WindowHistory.BEFORE
                    + " of every partition that were closed before"
                    + " it was opened, all together, by Pearson's chi-square test; rare categories count as one. A"
                    + " difference is marked * if p, corrected for all that is shown (Holm), is below " + Shift.P_LIMIT
                    + ", and V, Cramer's V with both sides weighed alike, is " + Shift.EFFECT_MIN + " or more: smaller"
                    + " ones are real, but do not matter."
        })
final class WindowsCommand extends ClientCommand {

    private static final int LAST_MAX = 1_000;

    @Option(
            names = "--last",
            paramLabel = "N",
            defaultValue = "20",
            description = "How many windows, 1 to " + LAST_MAX + ", the newest; default ${DEFAULT-VALUE}.")
    private int last;

    @Option(names = "--partition", paramLabel = "P", description = "Windows of this partition only; default all.")
    private Integer partition;

    @Option(
            names = "--reasons",
            description =
                    "Also why reviews were rejected. This reads all decisions. A decision belongs to the window of its"
                            + " partition that was open at its time (decided_at): before the first to the first, between two to"
                            + " the earlier; after the last it is not counted.")
    private boolean reasons;

    @Option(
            names = "--json",
            description = "One JSON object instead of tables, with all counts and uncorrected p-values too.")
    private boolean json;

    @Override
    void check() {
        if (last < 1 || last > LAST_MAX) {
            throw new ParameterException(spec().commandLine(), "--last is 1 to " + LAST_MAX + ", not " + last);
        }
    }

    @Override
    int run(Session session) {
        WindowHistory history = history(session);
        List<WindowDrift> windows = drift(session, history).judge(history.newest(partition));
        SnapshotCuts cuts = new SnapshotCuts(SnapshotsCommand.all(session));
        if (json) {
            out().println(WindowsJson.of(windows, cuts));
        } else if (windows.isEmpty()) {
            out().println("no window" + (partition == null ? "" : " of partition " + partition)
                    + " is closed yet; one closes when a record of a later one comes, or after "
                    + ConfigKeys.WINDOW_IDLE_MS);
        } else {
            new WindowsTables(windows, cuts, Bars.ofOutput()).print(out());
        }
        return ExitCodes.OK;
    }

    private WindowHistory history(Session session) {
        WindowHistory history = new WindowHistory(last);
        try (TopicReader<WindowClosed> windows = session.read(session.topics().windows(), WindowClosed.class)) {
            windows.drain(event -> history.add(windows.value(event)));
        }
        return history;
    }

    private Drift drift(Session session, WindowHistory history) {
        Drift drift = Drift.of(history);
        return reasons ? drift.with(DecisionReading.tally(session, history, err())) : drift;
    }
}
