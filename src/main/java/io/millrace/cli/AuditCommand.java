package io.millrace.cli;

import io.millrace.audit.Audit;
import io.millrace.audit.AuditException;
import io.millrace.audit.AuditReport;
import io.millrace.audit.AuditSettings;
import io.millrace.audit.AuditedDataset;
import io.millrace.config.ConfigKeys;
import io.millrace.config.MillraceConfig;
import io.millrace.curation.CurationSettings;
import io.millrace.schema.Split;
import io.millrace.text.Sketch;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Proves that no text is held out and trained on. Directories are audited without Kafka. */
@Command(
        name = "audit",
        description = "Prove that no text, exactly or nearly, is in validation or test of one snapshot and in train of"
                + " another, or of the same. Exit code 1 if one is.")
final class AuditCommand implements Callable<Integer> {

    @Mixin
    private ConnectionOptions options;

    @Parameters(
            paramLabel = "SNAPSHOT",
            arity = "0..*",
            description = "Ids of snapshots, or directories of datasets; without any, all snapshots that are ready.")
    private List<String> wanted = new ArrayList<>();

    @Option(
            names = "--golden",
            paramLabel = "SNAPSHOT",
            description =
                    "Ask only whether the test split of this snapshot, an id or a directory, is trained on in any of the"
                            + " others. May be given more than once.")
    private List<String> golden = new ArrayList<>();

    @Option(
            names = "--threshold",
            paramLabel = "S",
            description = "Least similarity of near texts, " + Sketch.SIMILARITY_MIN + " to 1, the Jaccard"
                    + " similarity of their words and pairs of words; default that of "
                    + ConfigKeys.DEDUPE_SIMILARITY_MIN + ".")
    private Double threshold;

    @Option(
            names = "--list",
            paramLabel = "N",
            defaultValue = "20",
            description = "How many overlaps of each kind are listed; default ${DEFAULT-VALUE}.")
    private int listed;

    @Option(
            names = "--work",
            paramLabel = "DIR",
            description =
                    "Where to sort, with room for 2 KB a text; default the system's directory for temporary files.")
    private Path work = Path.of(System.getProperty("java.io.tmpdir"));

    @Option(names = "--json", description = "One JSON object instead of tables.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        MillraceConfig config = options.clientConfig();
        AuditReport report = audit(config, settings(config));
        print(report, spec.commandLine().getOut());
        return report.isClean() ? ExitCodes.OK : fail(report, spec.commandLine().getErr());
    }

    private AuditReport audit(MillraceConfig config, AuditSettings settings) {
        try (AuditedSnapshots snapshots = new AuditedSnapshots(config)) {
            return Audit.of(datasets(snapshots), settings);
        }
    }

    private List<AuditedDataset> datasets(AuditedSnapshots snapshots) {
        List<AuditedDataset> datasets = snapshots.find(wanted);
        return golden.isEmpty()
                ? datasets
                : Stream.concat(
                                snapshots.find(golden).stream().map(dataset -> dataset.only(Split.TEST)),
                                datasets.stream().map(dataset -> dataset.only(Split.TRAIN)))
                        .toList();
    }

    private AuditSettings settings(MillraceConfig config) {
        CurationSettings curation = config.curation();
        double least = threshold == null ? curation.grouping().similarityMin() : threshold;
        try {
            return new AuditSettings(curation.normalization(), least, listed, work);
        } catch (AuditException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private void print(AuditReport report, PrintWriter out) {
        if (json) {
            out.println(AuditJson.of(report));
        } else {
            AuditTables.print(report, out);
        }
        out.flush();
    }

    private static int fail(AuditReport report, PrintWriter err) {
        err.println("millrace: of " + report.heldOutTexts() + " held-out texts " + report.exact() + " are in train and "
                + report.near() + " are near one in train; do not trust what was measured on them");
        err.flush();
        return ExitCodes.FAILED;
    }
}
