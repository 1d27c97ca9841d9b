package io.millrace.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.app.EmbeddedStack;
import io.millrace.config.ConfigKeys;
import io.millrace.config.MillraceConfig;
import io.millrace.config.Role;
import io.millrace.dataset.DatasetBuilder;
import io.millrace.dataset.DatasetConfiguration;
import io.millrace.dataset.DatasetPlan;
import io.millrace.dataset.SnapshotCut;
import io.millrace.dataset.SnapshotId;
import io.millrace.dataset.Verification;
import io.millrace.dataset.VerificationReport;
import io.millrace.dataset.VerificationSettings;
import io.millrace.runtime.KafkaClients;
import io.millrace.schema.DatasetSummary;
import io.millrace.schema.LogCounts;
import io.millrace.schema.PartitionEnd;
import io.millrace.schema.Snapshot;
import io.millrace.schema.SnapshotState;
import io.millrace.serde.AvroSerdes;
import io.millrace.serde.RegistryConfig;
import io.millrace.testing.LoopClient;
import io.millrace.testing.ServiceProcess;
import io.millrace.testing.TopicFollower;
import io.millrace.testing.TrainingLog;
import io.millrace.testing.TrainingLog.Event;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A builder that is killed at any moment of its work:
 *
 * <pre>
 * snapshots  PLANNED 1 ─ kill ─ READY 1 | PLANNED 2 ─ kill ─ READY 2 | …      each READY once
 * storage    1.tmp-…    (left behind)   1/                                    nothing but what READY names
 * </pre>
 */
class BuilderKillIT {

    private static final long SEED = 20_261_123;
    private static final int EVENTS = 15_000;
    private static final int KILLS = 20;
    private static final int LISTED = 3;
    private static final Duration LIMIT = Duration.ofMinutes(2);

    @TempDir
    private Path temp;

    private EmbeddedStack stack;
    private MillraceConfig config;
    private KafkaClients clients;
    private Producer<String, SpecificRecord> producer;
    private ServiceProcess builder;
    private LoopClient client;
    private TopicFollower<String, Snapshot> snapshots;
    private SnapshotCut cut;
    private List<Event> history;

    @BeforeEach
    void start() throws IOException {
        System.out.println("seed " + SEED);
        stack = EmbeddedStack.start(temp.resolve("stack"), 0, 0);
        Map<String, String> settings = Map.of(
                ConfigKeys.BOOTSTRAP_SERVERS, stack.cluster().bootstrapServers(),
                RegistryConfig.URL, stack.registry().url(),
                ConfigKeys.STATE_DIR, temp.resolve("state").toString(),
                ConfigKeys.STORAGE_DIR, temp.resolve("storage").toString(),
                ConfigKeys.GROUP_INSTANCE_ID, "builder",
                ConfigKeys.ROLES, Role.BUILDER.label());
        config = new MillraceConfig(settings);
        EmbeddedStack.createTopics(config);
        clients = new KafkaClients(config.clients(), new AvroSerdes(config.serdes()));
        producer = clients.producer();
        builder = new ServiceProcess(temp.resolve("service"), settings);
        client = new LoopClient(config);
        snapshots = client.snapshots();
        history = TrainingLog.history(SEED, EVENTS);
        cut = writeLog();
    }

    @AfterEach
    void stop() {
        builder.close();
        producer.close();
        client.close();
        stack.close();
    }

    @Test
    void shouldPublishEachSnapshotOnceWheneverTheBuilderIsKilled() throws IOException {
        // Given
        builder.start();
        Random random = new Random(SEED);
        Duration undisturbed = build(plan(0));

        // When
        for (int kill = 1; kill <= KILLS; kill++) {
            Snapshot planned = plan(kill);
            send(planned);
            awaitBegin(planned);
            await("the moment of death")
                    .pollDelay(undisturbed.multipliedBy(random.nextInt(100)).dividedBy(100))
                    .until(() -> true);
            builder.kill();
            builder.start();
            awaitReady(planned);
        }

        // Then
        for (int number = 0; number <= KILLS; number++) {
            String id = plan(number).getSnapshotId();
            List<Snapshot> ready = ready(id);
            assertThat(ready).as(id).hasSize(1);
            assertThat(ready.get(0).getDataset()).as(id).isEqualTo(expected(plan(number)));
            assertThat(verify(ready.get(0)).discrepancies()).as(id).isEmpty();
        }
        assertThat(directories()).hasSize(KILLS + 1);
    }

    private Duration build(Snapshot planned) {
        send(planned);
        awaitBegin(planned);
        long began = System.nanoTime();
        awaitReady(planned);
        return Duration.ofNanos(System.nanoTime() - began);
    }

    /** When there is a directory in which it works, or what came of that. */
    private void awaitBegin(Snapshot planned) {
        await("begin")
                .atMost(LIMIT)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> directories().stream().anyMatch(name -> name.startsWith(planned.getSnapshotId())));
    }

    private List<String> directories() throws IOException {
        if (Files.notExists(stored())) {
            return List.of();
        }
        try (Stream<Path> stored = Files.list(stored())) {
            return stored.filter(Files::isDirectory)
                    .map(path -> path.getFileName().toString())
                    .toList();
        }
    }

    private Path stored() {
        return temp.resolve("storage").resolve("snapshots");
    }

    private void awaitReady(Snapshot planned) {
        await("ready").atMost(LIMIT).until(() -> !ready(planned.getSnapshotId()).isEmpty());
    }

    private List<Snapshot> ready(String id) {
        return snapshots.values().stream()
                .filter(snapshot -> snapshot.getSnapshotId().equals(id))
                .filter(snapshot -> snapshot.getState() == SnapshotState.READY)
                .toList();
    }

    /** What a builder gives that nobody kills, built in this process from what was written, not from the log. */
    private DatasetSummary expected(Snapshot planned) {
        Path target = temp.resolve("expected").resolve(planned.getSnapshotId());
        DatasetPlan plan = new DatasetPlan(
                planned.getSnapshotId(), cut, DatasetConfiguration.fromMap(planned.getConfiguration()), "test");
        try (DatasetBuilder undisturbed = DatasetBuilder.create(plan, target)) {
            history.forEach(event -> undisturbed.accept(event.reviewId(), event.value(), Instant.EPOCH));
            return DatasetSummary.newBuilder(undisturbed.finish())
                    .setLocation(
                            stored().resolve(planned.getSnapshotId()).toUri().toString())
                    .build();
        }
    }

    private VerificationReport verify(Snapshot published) {
        Path directory = TrainingLog.directory(published.getDataset());
        return Verification.of(directory, published, new VerificationSettings(LISTED, temp));
    }

    private SnapshotCut writeLog() {
        history.forEach(event -> producer.send(new ProducerRecord<>(
                config.topics().trainingRecords(),
                null,
                Instant.EPOCH.toEpochMilli(),
                event.reviewId(),
                event.value())));
        producer.flush();
        TreeMap<Integer, Long> ends = new TreeMap<>();
        try (var reader = clients.reader()) {
            List<TopicPartition> all = reader.partitionsFor(config.topics().trainingRecords()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            reader.endOffsets(all).forEach((partition, end) -> ends.put(partition.partition(), end));
        }
        return new SnapshotCut(config.topics().trainingRecords(), "dG9waWM", ends);
    }

    private void send(Snapshot planned) {
        producer.send(new ProducerRecord<>(config.topics().snapshots(), planned.getSnapshotId(), planned));
        producer.flush();
    }

    private Snapshot plan(int number) {
        Map<String, String> options = new HashMap<>(config.dataset().toMap());
        options.put("seed", Integer.toString(number));
        DatasetConfiguration configuration = DatasetConfiguration.fromMap(options);
        return Snapshot.newBuilder()
                .setRedactions(List.of())
                .setSnapshotId(SnapshotId.of(number + 1, cut, configuration))
                .setNumber(number + 1)
                .setState(SnapshotState.PLANNED)
                .setTopic(cut.topic())
                .setTopicId(cut.topicId())
                .setCut(cut.ends().entrySet().stream()
                        .map(end -> new PartitionEnd(end.getKey(), end.getValue()))
                        .toList())
                .setConfiguration(configuration.toMap())
                .setConfigurationDigest(configuration.digest())
                .setAdded(new LogCounts(0L, 0L, 0L, Map.of(), Map.of(), Map.of(), Map.of()))
                .setReason("test")
                .setPlannedAt(Instant.EPOCH)
                .build();
    }
}
