package io.millrace.proof.guarantee;

import io.millrace.app.Topologies;
import io.millrace.config.MillraceConfig;
import io.millrace.config.Role;
import io.millrace.proof.Evidence;
import io.millrace.proof.Sighting;
import io.millrace.proof.workload.Acknowledgements;
import io.millrace.proof.workload.EventClass;
import io.millrace.testing.Coordinates;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;

/** The production topology of curation on Kafka's test driver, fed with events: one partition, and no event overtakes any. */
final class CurationDriverRun implements AutoCloseable {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    /** By then texts have told their holders how often they are copied. */
    private static final Duration RECOUNTED = Duration.ofMinutes(1);

    private final MillraceConfig config;
    private final TopologyTestDriver driver;
    private final Map<String, List<ConsumerRecord<byte[], byte[]>>> logs = new HashMap<>();
    private final Map<String, Coordinates> acknowledged = new HashMap<>();

    CurationDriverRun(MillraceConfig config) {
        Topologies topologies = Topologies.offline(config);
        Properties properties = topologies.properties(Role.CURATION);
        // Dead letters of bad bytes are sent before processing begins, and there the driver forgets open transactions.
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.AT_LEAST_ONCE);
        this.config = config;
        this.driver = new TopologyTestDriver(topologies.create(Role.CURATION), properties, START);
    }

    /** What the service is configured with: a registry that the topology shares, and state in a directory. */
    static MillraceConfig config(Path stateDir) {
        return SimulatedRun.config(Map.of(
                "schema.registry.url", "mock://offline", "state.dir", stateDir.toString(), "topics.partitions", "1"));
    }

    /** Sends an event and waits until it is processed. */
    void send(ProducerRecord<byte[], byte[]> event) {
        Coordinates at = append(event.topic(), event.timestamp(), event.key(), event.value(), event.headers());
        acknowledged.put(EventClass.idOf(event.headers()), at);
        Instant time = Instant.ofEpochMilli(event.timestamp());
        driver.createInputTopic(event.topic(), new ByteArraySerializer(), new ByteArraySerializer())
                .pipeInput(new TestRecord<>(event.key(), event.value(), event.headers(), time));
    }

    /** What was written to every topic, when all is told. */
    Evidence evidence() {
        driver.advanceWallClockTime(RECOUNTED);
        driver.producedTopicNames().forEach(this::read);
        List<Sighting> sightings =
                logs.get(config.topics().decisions()).stream().map(Sighting::of).toList();
        return new Evidence(config, new Acknowledgements(acknowledged, Set.of()), logs, sightings);
    }

    @Override
    public void close() {
        driver.close();
    }

    private void read(String topic) {
        driver.createOutputTopic(topic, new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList()
                .forEach(read -> append(topic, read.timestamp(), read.getKey(), read.getValue(), read.getHeaders()));
    }

    private Coordinates append(String topic, long time, byte[] key, byte[] value, Headers headers) {
        List<ConsumerRecord<byte[], byte[]>> log = logs.computeIfAbsent(topic, any -> new ArrayList<>());
        ConsumerRecord<byte[], byte[]> record = new ConsumerRecord<>(
                topic, 0, log.size(), time, TimestampType.CREATE_TIME, 0, 0, key, value, headers, Optional.empty());
        log.add(record);
        return Coordinates.of(record);
    }
}
