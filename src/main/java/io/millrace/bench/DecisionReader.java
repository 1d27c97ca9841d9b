package io.millrace.bench;

import io.millrace.config.MillraceConfig;
import io.millrace.runtime.KafkaClients;
import io.millrace.serde.AvroSerdes;
import java.time.Duration;
import java.util.List;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/** Reads what a contender writes to the topic of the decisions, from its beginning, committed records only. */
final class DecisionReader implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);

    private final Consumer<byte[], byte[]> consumer;

    DecisionReader(MillraceConfig config) {
        consumer = new KafkaClients(config.clients(), new AvroSerdes(config.serdes())).reader();
        List<TopicPartition> partitions = consumer.partitionsFor(config.topics().decisions()).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** Waits for some records, a moment long, and gives the timestamp of each, which is that of its review. */
    void poll(LongConsumer timestamps) {
        consumer.poll(POLL).forEach(event -> timestamps.accept(event.timestamp()));
    }

    @Override
    public void close() {
        consumer.close();
    }
}
