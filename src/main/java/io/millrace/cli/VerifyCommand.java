package io.millrace.cli;

import io.millrace.config.MillraceConfig;
import io.millrace.config.Version;
import io.millrace.dataset.DatasetException;
import io.millrace.dataset.DatasetPlan;
import io.millrace.dataset.GoldenSet;
import io.millrace.dataset.Verification;
import io.millrace.dataset.VerificationReport;
import io.millrace.dataset.VerificationSettings;
import io.millrace.schema.Snapshot;
import io.millrace.snapshot.BuildDatasets;
import io.millrace.snapshot.Rebuild;
import io.millrace.snapshot.RebuildReport;
import io.millrace.snapshot.StoredSnapshots;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Proves that a dataset is as it was built. A directory is verified without Kafka, unless it is to be built again. */
@Command(
        name = "verify",
        description =
                "Prove that the files of a snapshot are as they were built, or say which file, line and review is not."
                        + " Exit code 1 if something is not.")
final class VerifyCommand implements Callable<Integer> {

    /** What to verify. */
    private static final class Subject {
        @Parameters(
                paramLabel = "ID",
                description = "The snapshot; it is also held against what the snapshots topic says.")
        private String id;

        @Option(names = "--dir", paramLabel = "DIR", description = "A directory of a dataset instead, such as a copy.")
        private Path directory;
    }

    @Mixin
    private ConnectionOptions options;

    @ArgGroup(multiplicity = "1")
    private Subject subject;

    @Option(
            names = "--rebuild",
            description = "Also build it again from the log, in a temporary directory, and say what differs and why.")
    private boolean rebuild;

    @Option(
            names = "--list",
            paramLabel = "N",
            defaultValue = "20",
            description = "How many findings of each kind are listed; default ${DEFAULT-VALUE}.")
    private int listed;

    @Option(
            names = "--work",
            paramLabel = "DIR",
            description =
                    "Where to sort and build, with room for 300 bytes a row, or four times the dataset to build it"
                            + " again, and for a copy of what is in a bucket; default the system's directory for temporary files.")
    private Path work = Path.of(System.getProperty("java.io.tmpdir"));

    @Option(names = "--json", description = "One JSON object instead of tables.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        VerificationSettings settings = settings();
        MillraceConfig config = options.clientConfig();
        if (subject.directory != null && !rebuild) {
            return tell(Verification.of(subject.directory, null, settings), null);
        }
        try (Session session = Session.open(config)) {
            return verify(session, settings);
        }
    }

    private VerificationSettings settings() {
        try {
            return new VerificationSettings(listed, work);
        } catch (DatasetException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private int verify(Session session, VerificationSettings settings) throws InterruptedException {
        if (subject.id == null) {
            return verify(subject.directory, null, session, settings);
        }
        Snapshot published = SnapshotsCommand.find(session, subject.id);
        try (FreshFiles files = FreshFiles.fetch(published, session.config().storage(), work)) {
            return verify(files.path(), published, session, settings);
        }
    }

    private int verify(Path directory, Snapshot published, Session session, VerificationSettings settings)
            throws InterruptedException {
        VerificationReport report = Verification.of(directory, published, settings);
        if (!rebuild) {
            return tell(report, null);
        }
        DatasetPlan plan = published == null
                ? DatasetPlan.of(report.manifest(), Version.current())
                : BuildDatasets.plan(published, Version.current());
        Rebuild again = new Rebuild(session.admin(), session.clients(), Clock.systemUTC());
        try (StoredSnapshots golden = new StoredSnapshots(session.storage(), GoldenSet.FILES)) {
            return tell(report, again.of(directory, golden::directory, report, plan, settings));
        }
    }

    private int tell(VerificationReport report, RebuildReport again) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(VerifyJson.of(report, again));
        } else {
            VerifyTables.print(report, again, out);
        }
        out.flush();
        boolean sound = report.isClean() && (again == null || again.isSame());
        return sound ? ExitCodes.OK : fail(report, again);
    }

    private int fail(VerificationReport report, RebuildReport again) {
        PrintWriter err = spec.commandLine().getErr();
        String id = report.manifest().snapshotId();
        err.println("millrace: "
                + (report.isClean()
                        ? "the log does not give snapshot " + id + " again"
                        : "snapshot " + id + " is not as it was built; do not train on it")
                + (again == null && !report.isClean() ? ", and build it again or take a copy" : ""));
        err.flush();
        return ExitCodes.FAILED;
    }
}
