package io.millrace.cli;

import io.millrace.app.Groups;
import io.millrace.config.ConfigKeys;
import io.millrace.config.MillraceConfig;
import io.millrace.topic.ApplicationReset;
import io.millrace.topic.ResetReport;
import io.millrace.topic.ResetScope;
import io.millrace.topic.Topics;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Mixin;

/** A command that deletes, once somebody has confirmed it. */
abstract class Deletion extends ClientCommand {

    @Mixin
    private Consent consent;

    /** What is about to happen, in words. */
    abstract String warning();

    abstract ResetReport delete(ApplicationReset reset);

    /** What stays when topics are deleted, and how to remove it, in words. */
    List<String> left(MillraceConfig config) {
        return List.of();
    }

    @Override
    final void check() {
        consent.check(spec());
    }

    @Override
    final int run(Session session) {
        Topics topics = session.topics();
        if (!consent.isGiven(warning() + " Application " + topics.applicationId() + ".")) {
            out().println("nothing was deleted");
            return ExitCodes.FAILED;
        }
        ResetScope scope = new ResetScope(
                Groups.topologies(topics),
                Stream.concat(Groups.workers(topics).stream(), Stream.of(Groups.redaction(topics)))
                        .toList(),
                Path.of(session.config().getString(ConfigKeys.STATE_DIR)));
        ResetReport report =
                delete(new ApplicationReset(session.admin(), session.config().catalogue(), scope));
        print(report);
        if (!report.topics().isEmpty()) {
            left(session.config()).forEach(what -> out().println("left: " + what));
        }
        return ExitCodes.OK;
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
