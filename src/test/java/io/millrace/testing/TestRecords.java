package io.millrace.testing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Plain writes and reads of a topic. */
public final class TestRecords {

    private TestRecords() {}

    /** Writes strings, without keys, and returns when all are acknowledged by every replica. */
    public static void write(String bootstrapServers, String topic, List<String> values) {
        List<ProducerRecord<String, String>> records = values.stream()
                .map(v -> new ProducerRecord<String, String>(topic, v))
                .toList();
        write(bootstrapServers, records, new StringSerializer(), new StringSerializer());
    }

    /** Writes records and returns when all are acknowledged by every replica. */
    public static <K, V> void write(
            String bootstrapServers, List<ProducerRecord<K, V>> records, Serializer<K> keys, Serializer<V> values) {
        List<Exception> failures = new ArrayList<>();
        try (KafkaProducer<K, V> producer = new KafkaProducer<>(producerConfig(bootstrapServers), keys, values)) {
            records.forEach(record -> producer.send(record, (metadata, failure) -> {
                if (failure != null) {
                    failures.add(failure);
                }
            }));
        }
        if (!failures.isEmpty()) {
            throw new IllegalStateException(failures.size() + " records were not written", failures.get(0));
        }
    }

    /** All committed values of a topic of strings up to its end now, in order within each partition. */
    public static List<String> read(String bootstrapServers, String topic) {
        return read(bootstrapServers, topic, new StringDeserializer(), new StringDeserializer()).stream()
                .map(ConsumerRecord::value)
                .toList();
    }

    /** All committed records of a topic up to its end now, in order within each partition. */
    public static <K, V> List<ConsumerRecord<K, V>> read(
            String bootstrapServers, String topic, Deserializer<K> keys, Deserializer<V> values) {
        List<ConsumerRecord<K, V>> records = new ArrayList<>();
        try (KafkaConsumer<K, V> consumer = new KafkaConsumer<>(consumerConfig(bootstrapServers), keys, values)) {
            Map<TopicPartition, Long> ends = assignAll(consumer, topic);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
        }
        return records;
    }

    private static Map<TopicPartition, Long> assignAll(KafkaConsumer<?, ?> consumer, String topic) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return consumer.endOffsets(partitions);
    }

    private static Map<String, Object> producerConfig(String bootstrapServers) {
        return Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    }

    private static Map<String, Object> consumerConfig(String bootstrapServers) {
        return Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false);
    }
}
