package io.millrace.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.bench.DatasetBench;
import io.millrace.bench.DatasetBenchSettings;
import io.millrace.bench.DatasetBenchTable;
import io.millrace.bench.DatasetBuild;
import io.millrace.dataset.DirectoryTree;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures the building of datasets, on a broker of its own. */
@Command(
        name = "datasets",
        description = "Measure how long datasets of several sizes take to build, and in what memory.")
final class DatasetBenchCommand implements Callable<Integer> {

    @Option(
            names = "--events",
            split = ",",
            defaultValue = "100000,1000000,5000000",
            description = "Training records in the log at each build, ascending; default ${DEFAULT-VALUE}.")
    private List<Long> events;

    @Option(names = "--partitions", defaultValue = "4", description = "Partitions; default ${DEFAULT-VALUE}.")
    private int partitions;

    @Option(
            names = "--heap-mib",
            defaultValue = "256",
            description = "Heap of the process that builds; default ${DEFAULT-VALUE}.")
    private int heapMiB;

    @Option(
            names = "--work",
            paramLabel = "DIR",
            description = "Where log and dataset go: some 3 KB an event; default the directory for temporary files.")
    private Path work;

    @Option(names = "--json", description = "Print one JSON array.")
    private boolean json;

    @Option(names = "--verbose", description = "Show stack traces and more of the log.")
    private boolean verbose;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path directory = createDirectory();
        try {
            List<DatasetBuild> builds =
                    DatasetBench.run(new DatasetBenchSettings(directory, events, partitions, heapMiB), this::tell);
            PrintWriter out = spec.commandLine().getOut();
            out.println(json ? new ObjectMapper().writeValueAsString(builds) : DatasetBenchTable.of(builds));
            out.flush();
            return ExitCodes.OK;
        } finally {
            DirectoryTree.delete(directory);
        }
    }

    private Path createDirectory() throws IOException {
        String prefix = "millrace-bench-";
        return work == null ? Files.createTempDirectory(prefix) : Files.createTempDirectory(work, prefix);
    }

    private void tell(String line) {
        PrintWriter err = spec.commandLine().getErr();
        err.println("millrace: " + line);
        err.flush();
    }
}
