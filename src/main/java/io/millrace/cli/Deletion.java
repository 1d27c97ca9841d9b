package io.millrace.cli;

import io.millrace.app.Groups;
import io.millrace.config.ConfigKeys;
import io.millrace.topic.ApplicationReset;
import io.millrace.topic.ResetReport;
import io.millrace.topic.ResetScope;
import io.millrace.topic.Topics;
import java.io.Console;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** A command that deletes, once somebody has confirmed it. */
abstract class Deletion extends ClientCommand {

    private static final Set<String> CONSENT = Set.of("y", "yes");

    @Option(
            names = {"-y", "--yes"},
            description = "Do not ask.")
    private boolean confirmed;

    /** What is about to happen, in words. */
    abstract String warning();

    abstract ResetReport delete(ApplicationReset reset);

    @Override
    final void check() {
        if (!confirmed && System.console() == null) {
            throw new ParameterException(
                    spec().commandLine(), "there is no terminal to ask on; add --yes if you are sure");
        }
    }

    @Override
    final int run(Session session) {
        Topics topics = session.topics();
        if (!confirmed && !ask(topics)) {
            out().println("nothing was deleted");
            return ExitCodes.FAILED;
        }
        ResetScope scope = new ResetScope(
                Groups.topologies(topics),
                Groups.workers(topics),
                Path.of(session.config().getString(ConfigKeys.STATE_DIR)));
        print(delete(new ApplicationReset(session.admin(), session.config().catalogue(), scope)));
        return ExitCodes.OK;
    }

    private boolean ask(Topics topics) {
        Console console = System.console();
        String answer = console.readLine("%s Application %s. Go on? [y/N] ", warning(), topics.applicationId());
        return answer != null && CONSENT.contains(answer.strip().toLowerCase(Locale.ROOT));
    }

    private void print(ResetReport report) {
        report.groups().forEach(group -> out().println("deleted group " + group));
        report.topics().forEach(topic -> out().println("deleted topic " + topic));
        report.directories().forEach(directory -> out().println("deleted directory " + directory));
        boolean nothing = report.groups().isEmpty()
                && report.topics().isEmpty()
                && report.directories().isEmpty();
        if (nothing) {
            out().println("nothing to delete");
        }
    }
}
