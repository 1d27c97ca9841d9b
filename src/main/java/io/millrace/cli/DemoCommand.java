package io.millrace.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.demo.Demo;
import io.millrace.demo.DemoPage;
import io.millrace.demo.DemoReport;
import io.millrace.demo.DemoSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows the whole loop, from reviews to promoted models, on a broker and a registry of its own. */
@Command(
        name = "demo",
        description = {
            "Show the whole loop on a broker and a registry of its own: reviews are replayed, a third of them without their"
                    + " stars, which come back as feedback once the prediction has appeared.",
            "Ends with a report when everything has gone round and the last model was judged."
        })
final class DemoCommand implements Callable<Integer> {

    private static final int GENERATED = 6_000;
    private static final long SEED = 7;
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

    @Mixin
    private SettingsOptions options;

    @Option(
            names = "--input",
            paramLabel = "FILE",
            description = "Reviews to replay, JSONL or CSV with the columns of amazon_reviews_multi; without it, "
                    + GENERATED + " made-up ones.")
    private Path input;

    @Option(
            names = "--dir",
            description = "Where everything is kept, a new or empty directory; default millrace-data/demo-TIME.")
    private Path directory;

    @Option(names = "--keep-running", description = "Stay up after the report, until Ctrl-C or SIGTERM.")
    private boolean keepRunning;

    @Option(names = "--json", description = "Print the report as one JSON object.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Path target = directory == null
                ? Path.of("millrace-data", "demo-" + LocalDateTime.now().format(STAMP))
                : directory;
        DemoSettings settings =
                new DemoSettings(input, target.toAbsolutePath().normalize(), GENERATED, SEED, options.settings());
        ReplayProgress progress = ReplayProgress.create(err(), "sent");
        try (StopSignal stop = new StopSignal();
                Demo demo = new Demo(settings, progress)) {
            DemoReport report = demo.run(stop.raised()::isDone);
            progress.end();
            print(report);
            if (keepRunning) {
                keep(demo, stop);
            }
            return report.missing().isEmpty() ? ExitCodes.OK : ExitCodes.FAILED;
        }
    }

    private void print(DemoReport report) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        out.println(json ? new ObjectMapper().writeValueAsString(report) : DemoPage.render(report));
        out.flush();
    }

    private void keep(Demo demo, StopSignal stop) {
        err().println("Kafka on " + demo.bootstrapServers() + ", schema registry on " + demo.registryUrl()
                + "; Ctrl-C stops everything");
        err().flush();
        stop.raised().join();
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
