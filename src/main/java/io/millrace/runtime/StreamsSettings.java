package io.millrace.runtime;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsConfig;

/**
 * What a topology is run with. The guarantee is always exactly once.
 *
 * @param clients bootstrap servers and further settings of the Kafka clients
 * @param stateDir directory of local state
 * @param deadLetters topic of the dead letters
 * @param groupProtocol {@code classic} or {@code streams}
 * @param commitIntervalMs how often transactions are committed
 * @param liveness name and time-outs of members and transactions; name and session time-out are of the classic protocol
 * @param replicationFactor replicas of internal topics; -1 for the broker's default
 * @param standbyReplicas further processes that keep a copy of each store, at least 0; classic protocol
 * @param rocksDbBytesMax off-heap memory of all state stores of the process together
 */
public record StreamsSettings(
        Map<String, Object> clients,
        Path stateDir,
        String deadLetters,
        String groupProtocol,
        long commitIntervalMs,
        Liveness liveness,
        int replicationFactor,
        int standbyReplicas,
        long rocksDbBytesMax) {

    /** The group protocol that has static membership, standby and warm-up replicas, and time-outs that clients choose. */
    public static final String CLASSIC = "classic";

    /** The property that makes a member static. */
    static final String INSTANCE_ID = StreamsConfig.mainConsumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG);

    /** Room for a dead letter: the largest input and its headers. */
    private static final int REQUEST_BYTES_MAX = 8 * 1024 * 1024;

    /**
     * A store that is lost is replayed from its changelog, of which only closed segments are compacted. Kafka's 1 GiB would
     * keep each small changelog in one open segment, uncompacted.
     */
    private static final int SEGMENT_BYTES = 64 * 1024 * 1024;

    /** Kafka lets half of a log be stale before it compacts; a fifth costs some rewriting and saves replaying. */
    private static final double DIRTY_RATIO_MIN = 0.2;

    /** What is small and seldom written is compacted too, and an erased text is gone from the changelog within about a day. */
    private static final Duration COMPACTION_LAG_MAX = Duration.ofDays(1);

    /** With three replicas a broker may be lost while another is down for maintenance, if two have what was acknowledged. */
    private static final int REPLICAS_SAFE = 3;

    private static final Duration RECONNECT_MAX = Duration.ofSeconds(2);

    /**
     * The properties of one topology.
     *
     * @param applicationId names its group, its internal topics and its transactions
     * @param threads stream threads, at least 1
     */
    public Properties toProperties(String applicationId, int threads) {
        Properties properties = new Properties();
        properties.putAll(clients);
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, applicationId);
        properties.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, threads);
        properties.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, commitIntervalMs);
        properties.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, replicationFactor);
        properties.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        properties.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0L);
        properties.put(StreamsConfig.GROUP_PROTOCOL_CONFIG, groupProtocol);
        properties.put(StreamsConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, RECONNECT_MAX.toMillis());
        putErrors(properties);
        putInternalTopics(properties);
        putClients(properties);
        return properties;
    }

    private void putErrors(Properties properties) {
        properties.put(StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG, deadLetters);
        properties.put(StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, BadBytesHandler.class);
        properties.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, BadInputHandler.class);
        properties.put(StreamsConfig.DEFAULT_TIMESTAMP_EXTRACTOR_CLASS_CONFIG, PlausibleTimestamps.class);
        properties.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, RocksDbBounds.class);
        properties.put(RocksDbBounds.BYTES_MAX, rocksDbBytesMax);
    }

    /** For new topics. The settings of compaction mean nothing to repartition topics, which are purged. */
    private void putInternalTopics(Properties properties) {
        properties.put(StreamsConfig.topicPrefix(TopicConfig.SEGMENT_BYTES_CONFIG), SEGMENT_BYTES);
        properties.put(StreamsConfig.topicPrefix(TopicConfig.MIN_CLEANABLE_DIRTY_RATIO_CONFIG), DIRTY_RATIO_MIN);
        properties.put(
                StreamsConfig.topicPrefix(TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG), COMPACTION_LAG_MAX.toMillis());
        if (replicationFactor >= REPLICAS_SAFE) {
            properties.put(StreamsConfig.topicPrefix(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG), REPLICAS_SAFE - 1);
        }
    }

    private void putClients(Properties properties) {
        properties.put(
                StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG),
                liveness.transactionTimeoutMs());
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.MAX_BLOCK_MS_CONFIG), liveness.maxBlockMs());
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG), REQUEST_BYTES_MAX);
        // Streams asks again; an answer that never comes (KAFKA-20765) would hold up the thread, and its end, for a
        // minute.
        properties.put(
                StreamsConfig.mainConsumerPrefix(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG), liveness.maxBlockMs());
        if (CLASSIC.equals(groupProtocol)) {
            putMember(properties);
        }
    }

    /** Streams appends the number of the thread to the name. */
    private void putMember(Properties properties) {
        properties.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, standbyReplicas);
        properties.put(
                StreamsConfig.mainConsumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG),
                liveness.sessionTimeoutMs());
        properties.put(
                StreamsConfig.mainConsumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG),
                liveness.heartbeatIntervalMs());
        if (liveness.isNamed()) {
            properties.put(INSTANCE_ID, liveness.instanceId());
        }
    }
}
