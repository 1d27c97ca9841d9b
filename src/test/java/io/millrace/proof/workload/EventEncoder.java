package io.millrace.proof.workload;

import io.millrace.schema.Feedback;
import io.millrace.schema.Review;
import io.millrace.serde.AvroSerdes;
import io.millrace.topic.Topics;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serializer;

/** Turns planned events into records with the headers of {@link EventClass}, and spoils the bytes of poison. Thread safe. */
public final class EventEncoder {

    private static final int PREFIX_BYTES = 5;
    private static final int UNKNOWN_SCHEMA = 0x7f00_0001;

    private final Topics topics;
    private final Serializer<SpecificRecord> values;

    /**
     * Registers the schemas; from then on the registry is not needed.
     *
     * @throws io.millrace.serde.RegistryUnavailableException if it cannot be asked
     */
    public EventEncoder(Topics topics, AvroSerdes serdes) {
        this.topics = topics;
        this.values = serdes.value(SpecificRecord.class).serializer();
        serdes.register(topics.reviews(), Review.class);
        serdes.register(topics.feedback(), Feedback.class);
    }

    /** The record of an event. */
    public ProducerRecord<byte[], byte[]> encode(PlannedEvent event) {
        String topic = event.topic(topics);
        byte[] value = spoil(event, values.serialize(topic, event.value()));
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(topic, event.partition(), event.timestamp(), utf8(event.key()), value);
        record.headers().add(EventClass.ID_HEADER, utf8(event.id()));
        record.headers().add(EventClass.HEADER, utf8(event.kind().name()));
        return record;
    }

    private static byte[] spoil(PlannedEvent event, byte[] value) {
        return switch (event.kind()) {
            case POISON_BYTES -> utf8(event.value().toString());
            case POISON_SCHEMA ->
                ByteBuffer.wrap(value).putInt(1, UNKNOWN_SCHEMA).array();
            case POISON_TRUNCATED -> Arrays.copyOf(value, somewhere(event.id(), value.length));
            default -> value;
        };
    }

    /** A place after the schema id and before the end: whatever is missing, Avro misses it. */
    private static int somewhere(String id, int length) {
        return PREFIX_BYTES + Math.floorMod(id.hashCode(), length - PREFIX_BYTES);
    }

    private static byte[] utf8(String text) {
        return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    }
}
