package io.millrace.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.testing.Broker;
import io.millrace.testing.TestRecords;
import io.millrace.testing.TestTopics;
import io.millrace.testing.WithBroker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.OutOfOrderSequenceException;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.processor.internals.DefaultKafkaClientSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When a topology counts as ready, and when it fails. */
@WithBroker
class StreamsRunnerIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int RECORDS = 5_000;
    private static final int LAG_MAX = 100;

    @TempDir
    private Path temp;

    private final String input = TestTopics.unique("input");
    private final String application = TestTopics.unique("runner");
    private final Semaphore gate = new Semaphore(0);
    private String bootstrapServers;

    @BeforeEach
    void createInput(Broker broker) throws Exception {
        bootstrapServers = broker.bootstrapServers();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.createTopics(List.of(new NewTopic(input, 1, (short) 1))).all().get();
        }
    }

    @Test
    void shouldBeReadyOnceItHasCaughtUp() {
        // Given
        TestRecords.write(bootstrapServers, input, Collections.nCopies(RECORDS, "record"));
        try (StreamsRunner runner = runner("only", new Readiness(LAG_MAX, LIMIT))) {
            // When
            runner.start();
            await("work").atMost(LIMIT).until(gate::hasQueuedThreads);

            // Then
            assertThat(runner.state()).isEqualTo("RUNNING");
            assertThat(runner.isReady()).isFalse();
            gate.release(RECORDS);
            await("all done").atMost(LIMIT).until(runner::isReady);
            assertThat(gate.availablePermits()).isLessThan(RECORDS);
        }
    }

    @Test
    void shouldBeReadyWithoutTasksWhenItHasBeenSoForAWhile() {
        Duration spareAfter = Duration.ofSeconds(1);
        try (StreamsRunner first = runner("first", new Readiness(LAG_MAX, spareAfter));
                StreamsRunner second = runner("second", new Readiness(LAG_MAX, spareAfter))) {
            // Given
            first.start();
            await("the task").atMost(LIMIT).until(first::isReady);

            // When
            second.start();

            // Then
            await("both").atMost(LIMIT).until(() -> first.isReady() && second.isReady());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void shouldFailWhenAThreadCannotBeReplaced(int threads) {
        // Given
        TestRecords.write(bootstrapServers, input, List.of("record"));
        try (Unreachable clients = new Unreachable(threads);
                StreamsRunner runner =
                        new StreamsRunner("only", failing(), properties("only", threads), LAG_MAX, clients)) {
            // When
            runner.start();

            // Then
            await("the end").atMost(LIMIT).until(() -> runner.failure().isDone());
            assertThat(runner.failure().join()).hasMessage("no broker's name can be resolved");
        }
    }

    private StreamsRunner runner(String name, Readiness readiness) {
        return new StreamsRunner(name, gated(), properties(name, 1), readiness);
    }

    private Properties properties(String name, int threads) {
        return new StreamsSettings(
                        Map.of("bootstrap.servers", bootstrapServers),
                        temp.resolve(name),
                        "dead-letters",
                        StreamsSettings.CLASSIC,
                        100,
                        Liveness.standard(),
                        -1,
                        0,
                        16L << 20)
                .toProperties(application, threads);
    }

    private Topology failing() {
        StreamsBuilder builder = new StreamsBuilder();
        builder.stream(input, Consumed.with(Serdes.Bytes(), Serdes.String()).withName("read"))
                .foreach(
                        (key, value) -> {
                            throw new OutOfOrderSequenceException("as a thread dies of");
                        },
                        Named.as("work"));
        return builder.build();
    }

    private Topology gated() {
        StreamsBuilder builder = new StreamsBuilder();
        builder.stream(input, Consumed.with(Serdes.Bytes(), Serdes.String()).withName("read"))
                .foreach((key, value) -> gate.acquireUninterruptibly(), Named.as("work"));
        return builder.build();
    }

    /** Makes so many consumers and no more. Kafka Streams forgets the producer that it made before one. */
    private static final class Unreachable extends DefaultKafkaClientSupplier implements AutoCloseable {

        private final AtomicInteger left;
        private final List<Producer<byte[], byte[]>> producers = new CopyOnWriteArrayList<>();

        Unreachable(int consumers) {
            left = new AtomicInteger(consumers);
        }

        @Override
        public Consumer<byte[], byte[]> getConsumer(Map<String, Object> config) {
            if (left.getAndDecrement() == 0) {
                throw new KafkaException("no broker's name can be resolved");
            }
            return super.getConsumer(config);
        }

        @Override
        public Producer<byte[], byte[]> getProducer(Map<String, Object> config) {
            producers.add(super.getProducer(config));
            return producers.get(producers.size() - 1);
        }

        @Override
        public void close() {
            producers.forEach(producer -> producer.close(Duration.ZERO));
        }
    }
}
