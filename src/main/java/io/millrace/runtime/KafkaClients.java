package io.millrace.runtime;

import io.millrace.serde.AvroSerdes;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerPartitionAssignor;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.RangeAssignor;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Makes Kafka clients: consumers that read committed records only and never commit by themselves, and producers,
 * transactional or not.
 *
 * @param config bootstrap servers and further settings
 * @param serdes serdes of the values
 * @param liveness name and time-outs of members of groups and of transactions
 */
public record KafkaClients(Map<String, Object> config, AvroSerdes serdes, Liveness liveness) {

    /** A batch is worth a short wait. */
    private static final int LINGER_MS = 10;

    /** Clients of a process without a name. */
    public KafkaClients(Map<String, Object> config, AvroSerdes serdes) {
        this(config, serdes, Liveness.standard());
    }

    /**
     * A consumer of raw bytes in a group, from the earliest record if the group is new. When a member joins or leaves all give up
     * their partitions, for a moment, and they are shared out anew, in one step: of a cooperative rebalance, which takes two, a named
     * member that comes back in between would ask for the first alone, and partitions could be left without an owner.
     */
    public Consumer<byte[], byte[]> consumer(String group) {
        return consumer(member(group, RangeAssignor.class));
    }

    /**
     * A consumer of a topic with one partition, which stays where it is when others join or leave, so that work under way is not
     * taken away. Otherwise as {@link #consumer(String)}, but each poll gives one record at most. What was polled is then what is at
     * work, and a rebalance has no rest of a batch to lose.
     */
    public Consumer<byte[], byte[]> stepper(String group) {
        Map<String, Object> settings = member(group, CooperativeStickyAssignor.class);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
        return consumer(settings);
    }

    /** A consumer of raw bytes without a group, whose partitions and positions the caller chooses. */
    public Consumer<byte[], byte[]> reader() {
        return consumer(reading());
    }

    /**
     * A transactional producer, ready to begin.
     *
     * @param name begins the transactional id
     */
    public Producer<String, SpecificRecord> producer(String name) {
        Map<String, Object> settings = new HashMap<>(config);
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, liveness.transactionalId(name));
        settings.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, liveness.transactionTimeoutMs());
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, liveness.maxBlockMs());
        return initialised(writer(settings));
    }

    /** One that could not begin must not go on trying: under a stable id it would fence its successor. */
    private static <K, V> Producer<K, V> initialised(Producer<K, V> producer) {
        try {
            producer.initTransactions();
            return producer;
        } catch (RuntimeException e) {
            producer.close(Duration.ZERO);
            throw e;
        }
    }

    /** An idempotent producer without transactions, for what is produced from outside: reviews, feedback, commands. */
    public Producer<String, SpecificRecord> producer() {
        Map<String, Object> settings = new HashMap<>(config);
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.LINGER_MS_CONFIG, LINGER_MS);
        return writer(settings);
    }

    private Producer<String, SpecificRecord> writer(Map<String, Object> settings) {
        Serializer<SpecificRecord> values = serdes.value(SpecificRecord.class).serializer();
        return new KafkaProducer<>(settings, new StringSerializer(), values);
    }

    private static Consumer<byte[], byte[]> consumer(Map<String, Object> settings) {
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private Map<String, Object> member(String group, Class<? extends ConsumerPartitionAssignor> assignor) {
        Map<String, Object> settings = reading();
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, liveness.sessionTimeoutMs());
        settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, liveness.heartbeatIntervalMs());
        if (liveness.isNamed()) {
            settings.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, liveness.instanceId());
        }
        settings.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, assignor.getName());
        return settings;
    }

    private Map<String, Object> reading() {
        Map<String, Object> settings = new HashMap<>(config);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        return settings;
    }
}
