package io.millrace.snapshot;

import io.millrace.dataset.DatasetException;
import io.millrace.dataset.SnapshotCut;
import io.millrace.runtime.KafkaClients;
import io.millrace.schema.TrainingRecord;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;

/** Reads some partitions of the log up to the cut, with one consumer. For one thread. */
final class LogShare implements Callable<Void> {

    private static final Duration POLL = Duration.ofMillis(200);

    private final KafkaClients clients;
    private final SnapshotCut cut;
    private final List<TopicPartition> open;
    private final LogReader.Sink sink;
    private final Deserializer<TrainingRecord> values;

    /**
     * Prepares to read.
     *
     * @param clients makes the consumer
     * @param cut where to stop; after the beginning in each of the partitions
     * @param partitions to be read
     * @param sink takes the records
     */
    LogShare(KafkaClients clients, SnapshotCut cut, List<TopicPartition> partitions, LogReader.Sink sink) {
        this.clients = clients;
        this.cut = cut;
        this.open = new ArrayList<>(partitions);
        this.sink = sink;
        this.values = clients.serdes().value(TrainingRecord.class).deserializer();
    }

    @Override
    public Void call() throws InterruptedException {
        try (Consumer<byte[], byte[]> consumer = clients.reader()) {
            requireComplete(consumer);
            consumer.assign(open);
            consumer.seekToBeginning(open);
            while (!open.isEmpty()) {
                requireNotInterrupted();
                consumer.poll(POLL).forEach(this::take);
                open.removeIf(partition -> consumer.position(partition) >= end(partition));
                consumer.assign(open);
            }
            return null;
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> read) {
        if (read.offset() < cut.ends().get(read.partition())) {
            sink.accept(
                    new String(read.key(), StandardCharsets.UTF_8),
                    values.deserialize(read.topic(), read.headers(), read.value()),
                    Instant.ofEpochMilli(read.timestamp()));
        }
    }

    private void requireComplete(Consumer<byte[], byte[]> consumer) {
        Map<TopicPartition, Long> ends = consumer.endOffsets(open);
        ends.forEach((partition, end) -> {
            if (end < end(partition)) {
                throw new DatasetException(partition + " ends at " + end + " before the cut at " + end(partition)
                        + "; was the topic created anew? Reset the application, or restore the topic");
            }
        });
    }

    private long end(TopicPartition partition) {
        return cut.ends().get(partition.partition());
    }

    private static void requireNotInterrupted() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("closed while reading the log");
        }
    }
}
