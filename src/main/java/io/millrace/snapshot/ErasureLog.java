package io.millrace.snapshot;

import io.millrace.runtime.KafkaClients;
import io.millrace.schema.Decision;
import io.millrace.schema.DecisionOutcome;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.utils.Utils;

/**
 * Reads the erasures of the decisions topic, from where the group last committed. A decision and the withdrawal of the record are one
 * transaction, so when the decision can be read the withdrawal is in the training-record log. For one thread.
 */
final class ErasureLog implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);

    private final Admin admin;
    private final String records;
    private final int recordPartitions;
    private final Consumer<byte[], byte[]> consumer;
    private final Deserializer<Decision> values;
    private final List<TopicPartition> partitions;

    /**
     * Opens the topic.
     *
     * @param group whose offsets say where to begin; it is not joined
     * @param decisions the decisions topic
     * @param records the training-record log
     */
    ErasureLog(KafkaClients clients, Admin admin, String group, String decisions, String records) {
        this.admin = admin;
        this.records = records;
        this.consumer = clients.consumer(group);
        this.values = clients.serdes().value(Decision.class).deserializer();
        this.recordPartitions = consumer.partitionsFor(records).size();
        this.partitions = consumer.partitionsFor(decisions).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
    }

    /** Takes all erasures that are committed by now. */
    void read(Erasures erasures) throws InterruptedException {
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
            add(erased(), erasures);
        }
    }

    private List<ConsumerRecord<byte[], byte[]>> erased() {
        List<ConsumerRecord<byte[], byte[]>> erased = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> event : consumer.poll(POLL)) {
            Decision decision = values.deserialize(event.topic(), event.headers(), event.value());
            if (decision != null && decision.getOutcome() == DecisionOutcome.ERASED) {
                erased.add(event);
            }
        }
        return erased;
    }

    private void add(List<ConsumerRecord<byte[], byte[]>> erased, Erasures erasures) throws InterruptedException {
        if (erased.isEmpty()) {
            return;
        }
        Map<Integer, Long> ends = LogEnds.of(admin, records, recordPartitions);
        for (ConsumerRecord<byte[], byte[]> event : erased) {
            int home = Utils.toPositive(Utils.murmur2(event.key())) % recordPartitions;
            String reviewId = new String(event.key(), StandardCharsets.UTF_8);
            erasures.add(reviewId, event.partition(), event.offset(), home, ends.get(home));
        }
    }

    /**
     * What to commit: where to begin after a restart. It is committed again and again although it may be the same, for Kafka forgets
     * after some days what a group committed of topics that it does not subscribe to.
     */
    Map<TopicPartition, Long> offsets(Erasures erasures) {
        Map<Integer, Long> begins = erasures.begins();
        Map<TopicPartition, Long> offsets = new HashMap<>();
        for (TopicPartition partition : partitions) {
            Long begin = begins.get(partition.partition());
            offsets.put(partition, begin == null ? Long.valueOf(consumer.position(partition)) : begin);
        }
        return offsets;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
