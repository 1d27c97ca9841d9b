package io.millrace.proof.guarantee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.app.Application;
import io.millrace.app.EmbeddedStack;
import io.millrace.config.ConfigKeys;
import io.millrace.config.MillraceConfig;
import io.millrace.config.Role;
import io.millrace.proof.Evidence;
import io.millrace.proof.workload.Acknowledgements;
import io.millrace.schema.ModelEntry;
import io.millrace.testing.TestRecords;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * One short run of the whole loop in this process, without faults: some reviews, several snapshots, models and champions,
 * until nothing is written any more. The stack stays up, for its registry is needed to read what was written.
 */
final class LoopRun implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofMinutes(2);
    /** Longer than copies wait to be told of, which makes new records, and than a model of so few reviews is trained. */
    private static final Duration STILL = Duration.ofSeconds(12);

    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** Enough for a champion. */
    private static final int FIRST = 1_000;
    /** More for each of the next models. */
    private static final int STEP = 500;
    /** One is followed by another, if better. */
    private static final int CHAMPIONS = 2;

    private static final int MORE = 3;

    private final EmbeddedStack stack;
    private final MillraceConfig config;

    private LoopRun(EmbeddedStack stack) {
        this.stack = stack;
        this.config = stack.configure(Map.ofEntries(
                Map.entry(ConfigKeys.LANGUAGE_POLICY, "declared"),
                Map.entry(ConfigKeys.SCORE_BACKFILL, "true"),
                Map.entry(ConfigKeys.WINDOW_DURATION_MS, "400"),
                Map.entry(ConfigKeys.WINDOW_IDLE_MS, "400"),
                Map.entry(ConfigKeys.SNAPSHOT_RECORDS_MIN, "200"),
                Map.entry(ConfigKeys.SNAPSHOT_AGE_MS_MAX, "1000"),
                Map.entry(ConfigKeys.DATASET_PRODUCT_MAX, "40"),
                Map.entry(ConfigKeys.DATASET_REDACTION_INTERVAL_MS, "1000"),
                Map.entry(ConfigKeys.RETRAIN_RECORDS_MIN, "150"),
                Map.entry(ConfigKeys.GATE_TEST_RECORDS_MIN, "10"),
                Map.entry(ConfigKeys.GATE_SIGNIFICANCE, "1"),
                Map.entry(ConfigKeys.API_PORT, "0")));
    }

    /**
     * Runs the loop from beginning to end.
     *
     * @param reviews how many at least; up to three times as many are sent while no model is better than the first
     */
    static LoopRun complete(Path directory, long seed, int reviews) throws Exception {
        LoopRun run = new LoopRun(EmbeddedStack.start(directory, 0, 0));
        EmbeddedStack.createTopics(run.config);
        try (Application application = new Application(run.config, EnumSet.complementOf(EnumSet.of(Role.API)));
                SampleEvents events = new SampleEvents(run.config, seed, reviews * MORE)) {
            application.start();
            events.send(0, FIRST);
            await("a champion").atMost(LIMIT).until(run::hasPredictions);
            for (int sent = FIRST; sent < reviews || run.champions() < CHAMPIONS; sent += STEP) {
                assertThat(sent).as("reviews without a second champion").isLessThan(reviews * MORE);
                long models = run.models();
                events.send(sent, sent + STEP);
                await("another model").atMost(LIMIT).until(() -> run.models() > models);
            }
            run.awaitStillness();
            assertThat(application.failure()).isNotDone();
        }
        return run;
    }

    /** What it left behind. */
    Evidence evidence() throws Exception {
        return evidence(topics());
    }

    @Override
    public void close() {
        stack.close();
    }

    private long champions() {
        return entries(entry -> entry.getChampion() != null);
    }

    private long models() {
        return entries(entry -> entry.getModel() != null);
    }

    private long entries(Predicate<ModelEntry> which) {
        String models = config.topics().models();
        return evidence(Set.of(models)).log(models, ModelEntry.class).stream()
                .filter(read -> which.test(read.value()))
                .count();
    }

    private Evidence evidence(Set<String> topics) {
        Map<String, List<ConsumerRecord<byte[], byte[]>>> logs =
                topics.stream().collect(Collectors.toMap(topic -> topic, this::read));
        return new Evidence(config, new Acknowledgements(Map.of(), Set.of()), logs, List.of());
    }

    private List<ConsumerRecord<byte[], byte[]>> read(String topic) {
        ByteArrayDeserializer bytes = new ByteArrayDeserializer();
        List<ConsumerRecord<byte[], byte[]>> log =
                new ArrayList<>(TestRecords.read(stack.cluster().bootstrapServers(), topic, bytes, bytes));
        log.sort(Comparator.<ConsumerRecord<byte[], byte[]>>comparingInt(ConsumerRecord::partition)
                .thenComparingLong(ConsumerRecord::offset));
        return log;
    }

    private boolean hasPredictions() throws Exception {
        return ends().entrySet().stream()
                .anyMatch(end -> end.getKey().topic().equals(config.topics().predictions()) && end.getValue() > 0);
    }

    private void awaitStillness() throws Exception {
        Map<TopicPartition, Long> seen = new HashMap<>();
        await("stillness").atMost(LIMIT).pollInterval(PAUSE).during(STILL).until(() -> {
            Map<TopicPartition, Long> ends = ends();
            boolean still = ends.equals(seen);
            seen.putAll(ends);
            return still;
        });
    }

    private Set<String> topics() throws InterruptedException, ExecutionException {
        try (Admin admin = Admin.create(config.clients())) {
            return admin.listTopics().names().get();
        }
    }

    private Map<TopicPartition, Long> ends() throws InterruptedException, ExecutionException {
        try (Admin admin = Admin.create(config.clients())) {
            Map<TopicPartition, OffsetSpec> wanted =
                    admin.describeTopics(topics()).allTopicNames().get().values().stream()
                            .flatMap(topic -> topic.partitions().stream()
                                    .map(info -> new TopicPartition(topic.name(), info.partition())))
                            .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
            return admin.listOffsets(wanted).all().get().entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, end -> end.getValue().offset()));
        }
    }
}
