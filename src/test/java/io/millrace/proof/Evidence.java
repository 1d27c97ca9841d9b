package io.millrace.proof;

import io.millrace.config.MillraceConfig;
import io.millrace.proof.workload.Acknowledgements;
import io.millrace.serde.AvroSerdes;
import io.millrace.testing.RecordCopies;
import io.millrace.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * What a run left behind: the committed records of every topic, the internal ones included but for the buckets of the index, ordered by partition and offset;
 * what the producers know; what observers saw meanwhile; and the files, under the storage directory of the configuration.
 */
public final class Evidence {

    private final MillraceConfig config;
    private final Acknowledgements acknowledgements;
    private final Map<String, List<ConsumerRecord<byte[], byte[]>>> logs;
    private final List<Sighting> sightings;
    private final AvroSerdes serdes;

    /**
     * Gathers evidence.
     *
     * @param config what the service ran with
     * @param acknowledgements what the producers know
     * @param logs topic → its committed records, ordered by partition and offset; repartition topics were never purged
     * @param sightings what observers saw, each partition in the order in which it was seen
     */
    public Evidence(
            MillraceConfig config,
            Acknowledgements acknowledgements,
            Map<String, List<ConsumerRecord<byte[], byte[]>>> logs,
            List<Sighting> sightings) {
        this.config = config;
        this.acknowledgements = acknowledgements;
        this.logs = logs;
        this.sightings = sightings;
        this.serdes = new AvroSerdes(config.serdes());
    }

    /** What the service ran with. */
    public MillraceConfig config() {
        return config;
    }

    /** The topic names. */
    public Topics topics() {
        return config.topics();
    }

    /** What the producers know. */
    public Acknowledgements acknowledgements() {
        return acknowledgements;
    }

    /** What observers saw while the run was going on. */
    public List<Sighting> sightings() {
        return sightings;
    }

    /** The names of all topics that were read. */
    public Iterable<String> topicNames() {
        return logs.keySet();
    }

    /** The committed records of a topic as bytes, ordered by partition and offset; empty if there are none. */
    public List<ConsumerRecord<byte[], byte[]>> log(String topic) {
        return logs.getOrDefault(topic, List.of());
    }

    /** The log of an internal topic, such as {@code requests-repartition} of the role {@code curation}. */
    public List<ConsumerRecord<byte[], byte[]>> internal(String role, String name) {
        return log(config.topics().applicationId() + "-" + role + "-" + name);
    }

    /** The committed records of a topic whose values are Avro records; a tombstone has a value of null. */
    public <V extends SpecificRecord> List<ConsumerRecord<String, V>> log(String topic, Class<V> type) {
        Deserializer<V> values = serdes.value(type).deserializer();
        return log(topic).stream()
                .map(raw -> withValue(raw, values.deserialize(raw.topic(), raw.headers(), raw.value())))
                .toList();
    }

    /** The value of one record as an Avro record; null for a tombstone. */
    public <V extends SpecificRecord> V decode(ConsumerRecord<byte[], byte[]> raw, Class<V> type) {
        return serdes.value(type).deserializer().deserialize(raw.topic(), raw.headers(), raw.value());
    }

    /** The same evidence with another log of one topic. */
    public Evidence with(String topic, List<ConsumerRecord<byte[], byte[]>> log) {
        Map<String, List<ConsumerRecord<byte[], byte[]>>> changed = new HashMap<>(logs);
        changed.put(topic, log);
        return new Evidence(config, acknowledgements, changed, sightings);
    }

    /** The same evidence with other sightings. */
    public Evidence with(List<Sighting> seen) {
        return new Evidence(config, acknowledgements, logs, seen);
    }

    private static <V> ConsumerRecord<String, V> withValue(ConsumerRecord<byte[], byte[]> raw, V value) {
        String key = raw.key() == null ? null : new String(raw.key(), StandardCharsets.UTF_8);
        return RecordCopies.with(raw, key, value);
    }
}
