package io.millrace.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.config.ConfigKeys;
import io.millrace.config.MillraceConfig;
import io.millrace.config.Role;
import io.millrace.dataset.DatasetConfiguration;
import io.millrace.dataset.IndexedReviews;
import io.millrace.dataset.SnapshotCut;
import io.millrace.dataset.SnapshotId;
import io.millrace.dataset.Verification;
import io.millrace.dataset.VerificationReport;
import io.millrace.dataset.VerificationSettings;
import io.millrace.runtime.KafkaClients;
import io.millrace.schema.Decision;
import io.millrace.schema.DecisionOutcome;
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
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A builder that is killed at any moment while it takes erased reviews out of a snapshot:
 *
 * <pre>
 * decisions  ERASED a ─ kill ───────────── ERASED b ─ kill ─ …
 * snapshots  READY    READY revision 1       READY revision 2 …     each complete when it can be read
 * storage    1/       1.r1-… (and 1/)        1.r2-…                 in the end one directory
 * </pre>
 */
@Timeout(600)
class RedactionKillIT {

    private static final long SEED = 20_261_123;
    private static final int EVENTS = 20_000;
    private static final int KILLS = 8;
    private static final int ERASED_AT_ONCE = 7;
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
                ConfigKeys.DATASET_FORMATS, "prompt-completion,chat,parquet",
                ConfigKeys.DATASET_REDACTION_INTERVAL_MS, "1000",
                ConfigKeys.ROLES, Role.BUILDER.label());
        config = new MillraceConfig(settings);
        EmbeddedStack.createTopics(config);
        clients = new KafkaClients(config.clients(), new AvroSerdes(config.serdes()));
        producer = clients.producer();
        builder = new ServiceProcess(temp.resolve("service"), settings);
        client = new LoopClient(config);
        snapshots = client.snapshots();
    }

    @AfterEach
    void stop() {
        builder.close();
        producer.close();
        client.close();
        stack.close();
    }

    @Test
    void shouldTakeOutWhatIsErasedWheneverItIsKilled() throws IOException {
        // Given
        List<Event> history = TrainingLog.history(SEED, EVENTS);
        send(planned(writeLog(history)));
        builder.start();
        await("ready").atMost(LIMIT).until(() -> published() != null);
        Set<String> kept = new TreeSet<>(TrainingLog.replay(history).keySet());
        Random random = new Random(SEED);
        Duration undisturbed = erase(take(kept));

        // When
        for (int kill = 0; kill < KILLS; kill++) {
            Set<String> erased = take(kept);
            send(erased);
            await("the moment of death")
                    .pollDelay(undisturbed.multipliedBy(random.nextInt(110)).dividedBy(100))
                    .atMost(LIMIT)
                    .until(() -> true);
            builder.kill();
            requireReadable();
            builder.start();
            awaitWithout(erased);
        }

        // Then
        await("one directory").atMost(LIMIT).until(() -> directories().size() == 1);
        assertThat(held()).isEqualTo(kept);
        assertThat(requireReadable().records()).isEqualTo(kept.size());
        assertThat(published().getRedactions()).hasSize(published().getRevision());
    }

    private Duration erase(Set<String> reviewIds) {
        long began = System.nanoTime();
        send(reviewIds);
        awaitWithout(reviewIds);
        return Duration.ofNanos(System.nanoTime() - began);
    }

    private static Set<String> take(Set<String> kept) {
        Set<String> taken = new TreeSet<>();
        kept.stream().limit(ERASED_AT_ONCE).forEach(taken::add);
        kept.removeAll(taken);
        return taken;
    }

    private void awaitWithout(Set<String> erased) {
        await("without the erased").atMost(LIMIT).until(() -> erased.stream().noneMatch(held()::contains));
    }

    private Set<String> held() {
        Set<String> held = new TreeSet<>();
        IndexedReviews.visit(directory(), (split, reviewId) -> held.add(reviewId));
        return held;
    }

    private VerificationReport requireReadable() {
        VerificationReport report = Verification.of(directory(), published(), new VerificationSettings(20, temp));
        assertThat(report.discrepancies()).isEmpty();
        return report;
    }

    /** The snapshot as it was last announced; null if it is not ready yet. */
    private Snapshot published() {
        return snapshots.values().stream()
                .filter(snapshot -> snapshot.getState() == SnapshotState.READY)
                .reduce(null, (before, next) -> next);
    }

    private Path directory() {
        return Path.of(URI.create(published().getDataset().getLocation()));
    }

    private List<Path> directories() throws IOException {
        try (Stream<Path> stored = Files.list(temp.resolve("storage").resolve("snapshots"))) {
            return stored.filter(Files::isDirectory).toList();
        }
    }

    private SnapshotCut writeLog(List<Event> history) {
        history.forEach(event -> producer.send(
                new ProducerRecord<>(config.topics().trainingRecords(), event.reviewId(), event.value())));
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

    /** Erases reviews as curation does: the record is withdrawn, and a decision says so. */
    private void send(Set<String> reviewIds) {
        for (String id : reviewIds) {
            producer.send(new ProducerRecord<>(config.topics().trainingRecords(), id, null));
        }
        producer.flush();
        for (String id : reviewIds) {
            producer.send(new ProducerRecord<>(config.topics().decisions(), id, decision(id)));
        }
        producer.flush();
    }

    private void send(Snapshot planned) {
        producer.send(new ProducerRecord<>(config.topics().snapshots(), planned.getSnapshotId(), planned));
        producer.flush();
    }

    private static Decision decision(String id) {
        return Decision.newBuilder()
                .setReviewId(id)
                .setSourceTopic("reviews")
                .setSourcePartition(0)
                .setSourceOffset(0)
                .setOutcome(DecisionOutcome.ERASED)
                .setReason("erased")
                .setRule("settle")
                .setRuleVersion(1)
                .setLabelled(false)
                .setDecidedAt(Instant.EPOCH)
                .build();
    }

    private Snapshot planned(SnapshotCut cut) {
        DatasetConfiguration configuration = config.dataset();
        return Snapshot.newBuilder()
                .setRedactions(List.of())
                .setSnapshotId(SnapshotId.of(1, cut, configuration))
                .setNumber(1)
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
