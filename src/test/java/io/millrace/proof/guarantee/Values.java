package io.millrace.proof.guarantee;

import io.millrace.proof.Evidence;
import io.millrace.serde.AvroSerdes;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Reads values one by one, for logs that are too long to be held as objects.
 *
 * @param <V> their class
 */
final class Values<V extends SpecificRecord> {

    private final Deserializer<V> deserializer;

    Values(Evidence evidence, Class<V> type) {
        deserializer = new AvroSerdes(evidence.config().serdes()).value(type).deserializer();
    }

    /** The value of a record; null for a tombstone. */
    V of(ConsumerRecord<byte[], byte[]> raw) {
        return deserializer.deserialize(raw.topic(), raw.headers(), raw.value());
    }
}
