package io.millrace.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.bench.Bench;
import io.millrace.bench.BenchReport;
import io.millrace.bench.BenchSettings;
import io.millrace.bench.BenchTable;
import io.millrace.dataset.DirectoryTree;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures curation against a topology that only copies, in turns, on a broker of its own. */
@Command(
        name = "bench",
        subcommands = DatasetBenchCommand.class,
        description =
                "Measure the curation topology against a topology that only copies: the same reviews, serdes, guarantee"
                        + " and broker, in turns, in one run.")
final class BenchCommand implements Callable<Integer> {

    @Option(
            names = "--reviews",
            defaultValue = "100000",
            description = "Reviews of each round; default ${DEFAULT-VALUE}.")
    private int reviews;

    @Option(names = "--english", description = "English reviews only, which all take the long way through curation.")
    private boolean english;

    @Option(names = "--rounds", defaultValue = "3", description = "Measured rounds of each; default ${DEFAULT-VALUE}.")
    private int rounds;

    @Option(names = "--partitions", defaultValue = "4", description = "Partitions; default ${DEFAULT-VALUE}.")
    private int partitions;

    @Option(names = "--threads", defaultValue = "1", description = "Stream threads; default ${DEFAULT-VALUE}.")
    private int threads;

    @Option(
            names = "--latency-seconds",
            defaultValue = "10",
            description = "How long latency is measured at half load; default ${DEFAULT-VALUE}, 0 for not at all.")
    private int latencySeconds;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Option(names = "--verbose", description = "Show stack traces and more of the log.")
    private boolean verbose;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Path directory = Files.createTempDirectory("millrace-bench-");
        try {
            BenchReport report = Bench.run(
                    new BenchSettings(directory, reviews, english, rounds, partitions, threads, 1, latencySeconds),
                    this::tell);
            PrintWriter out = spec.commandLine().getOut();
            out.println(json ? new ObjectMapper().writeValueAsString(report) : BenchTable.of(report));
            out.flush();
            return ExitCodes.OK;
        } finally {
            DirectoryTree.delete(directory);
        }
    }

    private void tell(String line) {
        PrintWriter err = spec.commandLine().getErr();
        err.println("millrace: " + line);
        err.flush();
    }
}
