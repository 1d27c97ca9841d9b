package io.millrace.cli;

import io.millrace.topic.TopicFinding;
import java.util.List;
import picocli.CommandLine.Command;

/** Creates and checks topics. */
@Command(
        name = "topics",
        description = "Create the topics, or check those that are there.",
        subcommands = {TopicsCommand.Create.class, TopicsCommand.Check.class})
final class TopicsCommand {

    @Command(
            name = "create",
            description = "Create the topics that are missing; those that are there stay as they are.")
    static final class Create extends ClientCommand {
        @Override
        int run(Session session) {
            List<String> created = session.provisioner().create();
            created.forEach(name -> out().println("created " + name));
            if (created.isEmpty()) {
                out().println("nothing to do, all topics are there");
            }
            return ExitCodes.OK;
        }
    }

    @Command(
            name = "check",
            description =
                    "Say what is wrong with the topics and the cluster, and what to do; end with 1 if Millrace cannot"
                            + " run with it.")
    static final class Check extends ClientCommand {
        @Override
        int run(Session session) {
            List<TopicFinding> findings = session.provisioner().check();
            findings.forEach(finding -> out().println(finding));
            if (findings.isEmpty()) {
                out().println("all is well");
            }
            boolean broken = findings.stream().anyMatch(finding -> finding.severity() == TopicFinding.Severity.ERROR);
            return broken ? ExitCodes.FAILED : ExitCodes.OK;
        }
    }
}
