package io.millrace.testing;

import io.millrace.runtime.Liveness;
import io.millrace.runtime.StreamsSettings;
import io.millrace.serde.AvroSerdes;
import io.millrace.topic.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.TopologyTestDriver;

/** A production topology with production settings on Kafka's test driver: one partition, a clock that tests turn. */
public final class TestTopology implements AutoCloseable {

    /** What the clock shows at first. */
    public static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final AvroSerdes serdes = new AvroSerdes(Map.of("schema.registry.url", "mock://" + UUID.randomUUID()));
    private final TopologyTestDriver driver;

    /**
     * Starts a topology.
     *
     * @param topics the topic names
     * @param stateDir an empty directory
     * @param build adds the topology to a builder
     */
    public TestTopology(Topics topics, Path stateDir, BiConsumer<StreamsBuilder, AvroSerdes> build) {
        Properties properties = properties(topics, stateDir);
        StreamsBuilder builder = new StreamsBuilder(new TopologyConfig(new StreamsConfig(properties)));
        build.accept(builder, serdes);
        driver = new TopologyTestDriver(builder.build(properties), properties, START);
    }

    /** Writes a topic; a value of null is a tombstone. */
    public <T extends SpecificRecord> TestInputTopic<String, T> input(String topic, Class<T> type) {
        return driver.createInputTopic(
                topic, new StringSerializer(), serdes.value(type).serializer());
    }

    /** Reads what the topology wrote. */
    public <T extends SpecificRecord> TestOutputTopic<String, T> output(String topic, Class<T> type) {
        return driver.createOutputTopic(
                topic, new StringDeserializer(), serdes.value(type).deserializer());
    }

    /** Turns the clock. */
    public void advance(Duration time) {
        driver.advanceWallClockTime(time);
    }

    @Override
    public void close() {
        driver.close();
    }

    private static Properties properties(Topics topics, Path stateDir) {
        Map<String, Object> clients = Map.of("bootstrap.servers", "127.0.0.1:1");
        return new StreamsSettings(
                        clients, stateDir, topics.deadLetters(), "classic", 100, Liveness.standard(), -1, 0, 64L << 20)
                .toProperties("test", 1);
    }
}
