package io.millrace.cli;

import io.millrace.audit.AuditedDataset;
import io.millrace.dataset.DatasetDiff;
import io.millrace.dataset.DatasetException;
import io.millrace.dataset.DiffReport;
import io.millrace.dataset.VerificationSettings;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Compares two datasets. Directories are compared without Kafka. */
@Command(
        name = "diff",
        description =
                "Say which records were added, removed, changed or moved between two snapshots, whatever their seeds,"
                        + " formats and topics.")
final class DiffCommand implements Callable<Integer> {

    private static final int LISTED = 20;

    @Mixin
    private ConnectionOptions options;

    @Parameters(index = "0", paramLabel = "A", description = "The first: id of a snapshot, or directory of a dataset.")
    private String before;

    @Parameters(index = "1", paramLabel = "B", description = "The second, likewise.")
    private String after;

    @Option(
            names = "--list",
            paramLabel = "N",
            arity = "0..1",
            defaultValue = "0",
            fallbackValue = "" + LISTED,
            description = "List the first N reviews of each change; " + LISTED + " if N is left out.")
    private int listed;

    @Option(
            names = "--work",
            paramLabel = "DIR",
            description = "Where to sort, with room for 300 bytes a row of both; default the system's directory for"
                    + " temporary files.")
    private Path work = Path.of(System.getProperty("java.io.tmpdir"));

    @Option(names = "--json", description = "One JSON object instead of tables.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        DiffReport diff = diff(settings());
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(DiffFormat.json(diff));
        } else {
            DiffFormat.print(diff, diff.before(), diff.after(), listed > 0, out);
        }
        out.flush();
        return ExitCodes.OK;
    }

    private DiffReport diff(VerificationSettings settings) {
        try (AuditedSnapshots snapshots = new AuditedSnapshots(options.clientConfig())) {
            List<AuditedDataset> datasets = snapshots.find(List.of(before, after));
            return DatasetDiff.of(datasets.get(0).directory(), datasets.get(1).directory(), settings);
        }
    }

    private VerificationSettings settings() {
        try {
            return new VerificationSettings(listed, work);
        } catch (DatasetException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }
}
