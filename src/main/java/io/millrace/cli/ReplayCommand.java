package io.millrace.cli;

import io.millrace.app.ReplayConfig;
import io.millrace.replay.ReplayReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Tells what other rules would decide. */
@Command(
        name = "replay",
        description = {
            "Curate the whole log again under other rules, beside production, and tell the difference: --config or --set"
                    + " give the keys of curation that change, --production says what production runs with.",
            "It has topics, a group and state of its own, which are deleted at the end. Production is only read."
        })
final class ReplayCommand implements Callable<Integer> {

    /** What `run` is usually given. */
    private static final Path PRODUCTION = Path.of("millrace.properties");

    @Mixin
    private ConnectionOptions options;

    @Option(
            names = "--production",
            paramLabel = "FILE",
            description = "Properties file of production; default millrace.properties if there is one. The environment"
                    + " counts too, as for `run`.")
    private Path production;

    @Option(
            names = "--sample",
            paramLabel = "N",
            defaultValue = "10",
            description = "How many differences are listed, none of them swaps; default ${DEFAULT-VALUE}.")
    private int sample;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "Which differences are listed; default ${DEFAULT-VALUE}.")
    private long seed;

    @Option(names = "--text", description = "Show the texts of what is listed, as they came.")
    private boolean text;

    @Option(
            names = "--work",
            paramLabel = "DIR",
            description = "Where state and sorted files are meanwhile; default the system's directory for temporary"
                    + " files.")
    private Path work = Path.of(System.getProperty("java.io.tmpdir"));

    @Option(names = "--json", description = "One JSON object instead of tables.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        require(sample >= 0, "--sample must be at least 0, not " + sample);
        require(Files.isDirectory(work), "--work must be a directory that exists, not " + work);
        ReplaySettings settings = new ReplaySettings(
                ConnectionOptions.withAddresses(options.settings(production())), options.rules(), work, seed, sample);
        Set<String> changed = ReplayConfig.changed(settings.production(), settings.rules());
        ReplayProgress progress = ReplayProgress.create(spec.commandLine().getErr(), "decided");
        try (StopSignal stop = new StopSignal()) {
            return replay(settings, changed, progress, stop);
        }
    }

    private int replay(ReplaySettings settings, Set<String> changed, ReplayProgress progress, StopSignal stop)
            throws IOException {
        try (Session session = Session.open(settings.productionConfig())) {
            ReplayRun run = new ReplayRun(session, settings, progress, stop);
            ReplayReport report = run.run();
            print(report, new ReplayFormat(changed, run.notes(), texts(report, session)));
            return ExitCodes.OK;
        } catch (CliException e) {
            if (!stop.raised().isDone()) {
                throw e;
            }
            // Said here, as the process ends as soon as the signal is closed.
            PrintWriter err = spec.commandLine().getErr();
            err.println("millrace: " + e.getMessage());
            err.flush();
            return ExitCodes.FAILED;
        }
    }

    private void require(boolean fulfilled, String message) {
        if (!fulfilled) {
            throw new ParameterException(spec.commandLine(), message);
        }
    }

    private Path production() {
        return production == null && Files.exists(PRODUCTION) ? PRODUCTION : production;
    }

    private void print(ReplayReport report, ReplayFormat format) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(ReplayJson.of(report, format));
        } else {
            ReplayTables.print(report, format, out);
        }
        out.flush();
    }

    private SampledTexts texts(ReplayReport report, Session session) {
        return text ? SampledTexts.read(session, report.decisions().sample()) : SampledTexts.NONE;
    }
}
