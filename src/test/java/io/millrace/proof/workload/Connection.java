package io.millrace.proof.workload;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** One Kafka producer, until it is broken. Its callbacks come on a thread of its own. */
final class Connection implements AutoCloseable {

    private static final int DELIVERY_TIMEOUT_MS = 120_000;
    private static final int BLOCK_MS_MAX = 10_000;
    private static final int LINGER_MS = 5;

    private final Producer<byte[], byte[]> producer;
    private volatile boolean broken;

    Connection(Producer<byte[], byte[]> producer) {
        this.producer = producer;
    }

    /** An idempotent producer that waits for all replicas. */
    static Producer<byte[], byte[]> producer(Map<String, Object> clients) {
        Map<String, Object> settings = new HashMap<>(clients);
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, DELIVERY_TIMEOUT_MS);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, BLOCK_MS_MAX);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, LINGER_MS);
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Says whether an error came that time does not heal. An outage is none: the producer waits, and gives up on records. */
    boolean isBroken() {
        return broken;
    }

    /** Sends a record. The callback is called once, here or later, with an error or where the record is. */
    void send(ProducerRecord<byte[], byte[]> record, Callback done) {
        try {
            producer.send(record, (written, error) -> {
                if (error != null && !(error instanceof RetriableException)) {
                    broken = true;
                }
                done.onCompletion(written, error);
            });
        } catch (KafkaException | IllegalStateException e) {
            broken = true;
            done.onCompletion(null, e);
        }
    }

    /** Waits for what is in flight, unless it is broken: then gives it up. */
    @Override
    public void close() {
        producer.close(broken ? Duration.ZERO : Duration.ofMillis(Long.MAX_VALUE));
    }
}
