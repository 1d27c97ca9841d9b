package io.millrace.proof.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.millrace.app.EmbeddedStack;
import io.millrace.config.ConfigKeys;
import io.millrace.config.MillraceConfig;
import io.millrace.embedded.ClusterConfig;
import io.millrace.embedded.EmbeddedCluster;
import io.millrace.testing.Broker;
import io.millrace.testing.Coordinates;
import io.millrace.testing.TestRecords;
import io.millrace.testing.TestTopics;
import io.millrace.testing.WithBroker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the ledger says is what is in the log. */
@WithBroker
class LedgeredProducerIT {

    private static final long SEED = 31;
    private static final int PARTITIONS = 4;
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @TempDir
    private Path temp;

    @Test
    void shouldNoteWhereEachEventIs(Broker broker) {
        // Given
        MillraceConfig config = config(broker.bootstrapServers());
        int events = 3_000;

        // When
        Acknowledgements known = produce(config, new Load(events, 0), LedgeredProducer::run);

        // Then
        Map<String, List<Coordinates>> log = log(config);
        assertThat(known.indeterminate()).isEmpty();
        assertThat(known.acknowledged()).hasSize(events);
        assertThat(log.keySet())
                .isEqualTo(
                        IntStream.range(0, events).mapToObj(i -> "run/0/" + i).collect(Collectors.toSet()));
        assertExactlyOnce(known, log);
    }

    @Test
    void shouldEndWhenItIsStopped(Broker broker) {
        // Given
        MillraceConfig config = config(broker.bootstrapServers());

        // When
        Acknowledgements known = produce(config, new Load(Load.ENDLESS, 1_000), producer -> {
            CompletableFuture<Void> run = CompletableFuture.runAsync(producer);
            await().atMost(LIMIT).until(() -> producer.acknowledged() > 100);
            producer.close();
            assertThat(producer.acknowledged()).isEqualTo(producer.sent());
            run.join();
        });

        // Then
        assertThat(known.indeterminate()).isEmpty();
        assertExactlyOnce(known, log(config));
    }

    @Test
    void shouldGoOnWithAnotherProducerWhenOneBreaks(Broker broker) {
        // Given
        MillraceConfig config = config(broker.bootstrapServers());
        List<Producer<byte[], byte[]>> producers = new ArrayList<>();
        Path path = temp.resolve("ledger");

        try (Ledger ledger = Ledger.create(path)) {
            LedgeredProducer producer = new LedgeredProducer(config, workload(), ledger, new Load(4_000, 2_000), () -> {
                producers.add(Connection.producer(config.clients()));
                return producers.get(producers.size() - 1);
            });

            // When
            CompletableFuture<Void> run = CompletableFuture.runAsync(producer);
            await().atMost(LIMIT).until(() -> producer.acknowledged() > 1_000);
            producers.get(0).close(Duration.ZERO);
            run.join();

            // Then
            assertThat(producer.connections()).isEqualTo(2);
            assertThat(producer.failed()).isPositive();
            assertThat(producer.acknowledged() + producer.failed())
                    .isEqualTo(producer.sent())
                    .isEqualTo(4_000);
        }
        Acknowledgements known = Ledger.read(path);
        assertThat(known.acknowledged()).hasSizeGreaterThan(2_000);
        assertThat(known.acknowledged().size() + known.indeterminate().size()).isEqualTo(4_000);
        assertExactlyOnce(known, log(config));
    }

    @Test
    void shouldOutliveAnOutageOfTheBroker() {
        try (EmbeddedCluster cluster = EmbeddedCluster.start(ClusterConfig.singleNode(temp.resolve("broker")))) {
            // Given
            MillraceConfig config = config(cluster.bootstrapServers());

            // When
            Acknowledgements known = produce(config, new Load(Load.ENDLESS, 2_000), producer -> {
                CompletableFuture<Void> run = CompletableFuture.runAsync(producer);
                await().atMost(LIMIT).until(() -> producer.acknowledged() > 1_000);
                cluster.kill(1);
                long before = producer.acknowledged();
                cluster.start(1);
                await().atMost(LIMIT).until(() -> producer.acknowledged() > before + 2_000);
                producer.close();
                run.join();
            });

            // Then
            assertExactlyOnce(known, log(config));
        }
    }

    @Test
    void shouldRunOnce(Broker broker) {
        produce(config(broker.bootstrapServers()), new Load(1, 0), producer -> {
            // Given
            producer.run();

            // When // Then
            assertThatThrownBy(producer::run).isInstanceOf(IllegalStateException.class);
        });
    }

    private Acknowledgements produce(MillraceConfig config, Load load, Consumer<LedgeredProducer> use) {
        Path path = temp.resolve("ledger");
        try (Ledger ledger = Ledger.create(path);
                LedgeredProducer producer = new LedgeredProducer(config, workload(), ledger, load)) {
            use.accept(producer);
        }
        return Ledger.read(path);
    }

    /** Every acknowledged event is once where the ledger says; every other is a known one, and at most once. */
    private static void assertExactlyOnce(Acknowledgements known, Map<String, List<Coordinates>> log) {
        assertThat(log).allSatisfy((id, places) -> assertThat(places).as(id).hasSize(1));
        known.acknowledged().forEach((id, at) -> assertThat(log.get(id)).as(id).containsExactly(at));
        Set<String> unknown = new HashSet<>(log.keySet());
        unknown.removeAll(known.acknowledged().keySet());
        assertThat(known.indeterminate()).containsAll(unknown);
    }

    private static Map<String, List<Coordinates>> log(MillraceConfig config) {
        Map<String, List<Coordinates>> log = new HashMap<>();
        Stream.of(config.topics().reviews(), config.topics().feedback())
                .flatMap(topic -> read(config, topic).stream())
                .forEach(record -> log.computeIfAbsent(EventClass.idOf(record.headers()), id -> new ArrayList<>())
                        .add(Coordinates.of(record)));
        return log;
    }

    private static List<ConsumerRecord<byte[], byte[]>> read(MillraceConfig config, String topic) {
        ByteArrayDeserializer bytes = new ByteArrayDeserializer();
        return TestRecords.read(config.getList(ConfigKeys.BOOTSTRAP_SERVERS).get(0), topic, bytes, bytes);
    }

    private static Workload workload() {
        System.out.println("seed " + SEED);
        return new Workload("run", 0, SEED, PARTITIONS);
    }

    private MillraceConfig config(String bootstrapServers) {
        Map<String, String> settings = TestTopics.settings(TestTopics.topics(), bootstrapServers);
        settings.put(ConfigKeys.TOPICS_PARTITIONS, Integer.toString(PARTITIONS));
        MillraceConfig config = new MillraceConfig(settings);
        EmbeddedStack.createTopics(config);
        return config;
    }
}
