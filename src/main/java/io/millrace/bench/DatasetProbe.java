package io.millrace.bench;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.config.MillraceConfig;
import io.millrace.config.Version;
import io.millrace.dataset.DatasetBuilder;
import io.millrace.dataset.DatasetPlan;
import io.millrace.dataset.SnapshotCut;
import io.millrace.dataset.SnapshotId;
import io.millrace.runtime.KafkaClients;
import io.millrace.serde.AvroSerdes;
import io.millrace.snapshot.LogReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One build of a dataset in a process of its own, whose memory is that of the build: reads the training-record log up to its
 * end, as the builder role does, and writes a {@link DatasetBuild} as JSON to the standard output.
 */
final class DatasetProbe {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String RESIDENT_PEAK = "VmHWM:";

    private DatasetProbe() {}

    /**
     * Builds.
     *
     * @param args a file with the configuration as a JSON object, the directory to build, and {@code partition=offset} for
     *     each end of the cut
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        MillraceConfig config = new MillraceConfig(settings(Path.of(args[0])));
        SnapshotCut cut = new SnapshotCut(config.topics().trainingRecords(), "bench", ends(args));
        KafkaClients clients = new KafkaClients(config.clients(), new AvroSerdes(config.serdes()));
        DatasetPlan plan =
                new DatasetPlan(SnapshotId.of(1, cut, config.dataset()), cut, config.dataset(), Version.current());
        long began = System.nanoTime();
        try (DatasetBuilder builder = DatasetBuilder.create(plan, Path.of(args[1]))) {
            new LogReader(clients, Runtime.getRuntime().availableProcessors()).read(cut, builder::accept);
            long read = System.nanoTime();
            long rows = builder.finish().getBySplit().values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            long events =
                    cut.ends().values().stream().mapToLong(Long::longValue).sum();
            System.out.println(JSON.writeValueAsString(new DatasetBuild(
                    events, rows, (read - began) / 1e9, (System.nanoTime() - read) / 1e9, residentPeak())));
        }
    }

    private static Map<String, String> settings(Path file) throws IOException {
        return JSON.readValue(file.toFile(), new TypeReference<Map<String, String>>() {});
    }

    private static SortedMap<Integer, Long> ends(String[] args) {
        SortedMap<Integer, Long> ends = new TreeMap<>();
        for (int i = 2; i < args.length; i++) {
            String[] end = args[i].split("=", 2);
            ends.put(Integer.parseInt(end[0]), Long.parseLong(end[1]));
        }
        return ends;
    }

    /** What the kernel counted; 0 where there is no such file. */
    private static long residentPeak() throws IOException {
        if (Files.notExists(STATUS)) {
            return 0;
        }
        return Files.readAllLines(STATUS).stream()
                .filter(line -> line.startsWith(RESIDENT_PEAK))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1_024)
                .findFirst()
                .orElse(0);
    }
}
