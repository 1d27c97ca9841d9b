package io.millrace.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.app.EmbeddedStack;
import io.millrace.config.ConfigKeys;
import io.millrace.config.MillraceConfig;
import io.millrace.dataset.DirectoryTree;
import io.millrace.serde.RegistryConfig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/**
 * Measures how long datasets of several sizes take to build, and in what memory: each from a training-record log on a real
 * broker, in a process with a small heap of its own. The log grows from size to size.
 */
public final class DatasetBench {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long SEED = 1;

    private final DatasetBenchSettings settings;
    private final Consumer<String> progress;
    private final MillraceConfig config;
    private final Path keys;

    private DatasetBench(DatasetBenchSettings settings, Consumer<String> progress, EmbeddedStack stack)
            throws IOException {
        this.settings = settings;
        this.progress = progress;
        Map<String, String> shared = Map.of(
                ConfigKeys.BOOTSTRAP_SERVERS,
                stack.cluster().bootstrapServers(),
                RegistryConfig.URL,
                stack.registry().url(),
                ConfigKeys.TOPICS_PARTITIONS,
                Integer.toString(settings.partitions()));
        this.config = new MillraceConfig(shared);
        this.keys = Files.writeString(settings.directory().resolve("builder.json"), JSON.writeValueAsString(shared));
    }

    /**
     * Runs the benchmark.
     *
     * @param settings what to build
     * @param progress told in a line each what happens
     * @return one report for each size
     * @throws BenchException if a build fails, for example since its heap is too small
     */
    public static List<DatasetBuild> run(DatasetBenchSettings settings, Consumer<String> progress)
            throws IOException, InterruptedException {
        progress.accept("starting broker and registry");
        try (EmbeddedStack stack = EmbeddedStack.start(settings.directory(), 0, 0)) {
            return new DatasetBench(settings, progress, stack).run();
        }
    }

    private List<DatasetBuild> run() throws IOException, InterruptedException {
        EmbeddedStack.createTopics(config);
        List<DatasetBuild> builds = new ArrayList<>();
        try (TrainingRecordFeed feed = new TrainingRecordFeed(config, SEED)) {
            for (long events : settings.events()) {
                progress.accept("writing up to %,d training records".formatted(events));
                feed.fillUpTo(events);
                builds.add(build(events));
            }
        }
        return builds;
    }

    private DatasetBuild build(long events) throws IOException, InterruptedException {
        progress.accept("building a dataset of %,d events with %d MiB of heap".formatted(events, settings.heapMiB()));
        Path target = settings.directory().resolve("dataset-" + events);
        Process process = new ProcessBuilder(command(target))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new BenchException("the build of " + events + " events failed with exit code "
                        + process.exitValue() + "; try a larger heap");
            }
            return JSON.readValue(said, DatasetBuild.class);
        } finally {
            process.destroyForcibly();
            delete(target);
        }
    }

    private static void delete(Path dataset) throws IOException {
        if (Files.exists(dataset)) {
            DirectoryTree.delete(dataset);
        }
    }

    private List<String> command(Path target) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + settings.heapMiB() + "m",
                "-XX:+ExitOnOutOfMemoryError",
                "-cp",
                System.getProperty("java.class.path"),
                DatasetProbe.class.getName(),
                keys.toString(),
                target.toString()));
        ends().forEach((partition, end) -> command.add(partition.partition() + "=" + end));
        return command;
    }

    private Map<TopicPartition, Long> ends() {
        Map<TopicPartition, OffsetSpec> latest = IntStream.range(0, settings.partitions())
                .mapToObj(partition -> new TopicPartition(config.topics().trainingRecords(), partition))
                .collect(Collectors.toMap(partition -> partition, any -> OffsetSpec.latest()));
        try (Admin admin = Admin.create(config.clients())) {
            return admin.listOffsets(latest).all().get().entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, end -> end.getValue().offset()));
        } catch (ExecutionException e) {
            throw new KafkaException("the ends of the log cannot be read", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted", e);
        }
    }
}
