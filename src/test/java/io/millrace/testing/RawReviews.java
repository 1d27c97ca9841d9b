package io.millrace.testing;

import io.millrace.config.MillraceConfig;
import io.millrace.schema.Feedback;
import io.millrace.schema.Review;
import io.millrace.serde.AvroSerdes;
import io.millrace.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Utils;

/** Writes reviews and feedback as bytes, as a producer that is wrong in any way could. */
public final class RawReviews implements AutoCloseable {

    private static final int REQUEST_BYTES_MAX = 4 << 20;

    private final Topics topics;
    private final AvroSerdes serdes;
    private final int partitions;
    private final Producer<byte[], byte[]> producer;

    /** A producer for a service with this configuration. */
    public RawReviews(MillraceConfig config) {
        topics = config.topics();
        serdes = new AvroSerdes(config.serdes());
        partitions = config.catalogue().partitions();
        producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        config.clients().get(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG),
                        ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                        REQUEST_BYTES_MAX,
                        // Each record is waited for, so there is nothing to gather.
                        ProducerConfig.LINGER_MS_CONFIG,
                        0),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /** The bytes of a review, with a schema id before them. */
    public byte[] bytes(Review review) {
        return bytes(topics.reviews(), review, Review.class);
    }

    /** The bytes of feedback, with a schema id before them. */
    public byte[] bytes(Feedback feedback) {
        return bytes(topics.feedback(), feedback, Feedback.class);
    }

    /** The partition that a key belongs to. */
    public int home(String key) {
        return Utils.toPositive(Utils.murmur2(key.getBytes(StandardCharsets.UTF_8))) % partitions;
    }

    /** An id with this beginning that belongs to the partition. */
    public String idIn(int partition, String beginning) {
        return IntStream.iterate(0, i -> i + 1)
                .mapToObj(i -> beginning + "-" + i)
                .filter(id -> home(id) == partition)
                .findFirst()
                .orElseThrow();
    }

    /** Partitions of the topics that are keyed by review. */
    public int partitions() {
        return partitions;
    }

    /** Writes a record and returns where it is. */
    public Coordinates send(ProducerRecord<byte[], byte[]> record) {
        return Coordinates.of(written(producer.send(record)));
    }

    @Override
    public void close() {
        producer.close();
    }

    private static RecordMetadata written(Future<RecordMetadata> write) {
        try {
            return write.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("the record was not written", e);
        }
    }

    private <T extends SpecificRecord> byte[] bytes(String topic, T value, Class<T> type) {
        return serdes.value(type).serializer().serialize(topic, value);
    }
}
