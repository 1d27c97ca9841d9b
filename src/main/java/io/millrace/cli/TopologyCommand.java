package io.millrace.cli;

import io.millrace.app.Groups;
import io.millrace.app.Topologies;
import io.millrace.config.MillraceConfig;
import io.millrace.config.Role;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Describes the topologies. */
@Command(
        name = "topology",
        description = "Describe the Kafka Streams topologies as the configuration makes them. Needs no broker.")
final class TopologyCommand implements Callable<Integer> {

    @Mixin
    private ConnectionOptions options;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        MillraceConfig config = options.clientConfig();
        PrintWriter out = spec.commandLine().getOut();
        Topologies topologies = Topologies.offline(config);
        for (Role role : Topologies.ROLES) {
            out.println("# " + role.label() + " (application id " + Groups.of(config.topics(), role) + ")");
            out.println(topologies.create(role).describe());
        }
        out.flush();
        return ExitCodes.OK;
    }
}
