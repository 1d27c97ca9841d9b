package io.millrace.bench;

import java.nio.file.Path;
import java.util.List;

/**
 * What the benchmark of builds does.
 *
 * @param directory for all files; must not hold anything of use
 * @param events how many records the log has at each build, ascending
 * @param partitions of the log
 * @param heapMiB the heap of the process that builds
 */
public record DatasetBenchSettings(Path directory, List<Long> events, int partitions, int heapMiB) {

    public DatasetBenchSettings {
        events = List.copyOf(events);
    }
}
