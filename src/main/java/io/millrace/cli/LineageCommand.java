package io.millrace.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells where a snapshot or a model came from. */
@Command(
        name = "lineage",
        description =
                "Show the way from the training-record log to a snapshot, its jobs and models; or from a model back.")
final class LineageCommand extends ClientCommand {

    @Parameters(paramLabel = "ID|MODEL", description = "Id of a snapshot, or version of a model.")
    private String name;

    @Option(names = "--json", description = "One JSON object instead of tables.")
    private boolean json;

    @Override
    int run(Session session) {
        Lineage lineage = new LineageReader(session).read(name);
        if (json) {
            out().println(LineageFormat.json(lineage));
        } else {
            LineageFormat.print(lineage, out());
        }
        return ExitCodes.OK;
    }
}
