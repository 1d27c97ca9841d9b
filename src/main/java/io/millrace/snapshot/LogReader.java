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
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;

/** Reads the training-record log from its beginning up to a cut: committed records only, each partition in order. */
public final class LogReader {

    /** Takes the records of the log. */
    @FunctionalInterface
    public interface Sink {
        /**
         * Takes the next record.
         *
         * @param reviewId its key
         * @param value its value; null withdraws
         * @param writtenAt its timestamp
         */
        void accept(String reviewId, TrainingRecord value, Instant writtenAt);
    }

    private static final Duration POLL = Duration.ofMillis(200);

    private final KafkaClients clients;

    /**
     * Makes a reader.
     *
     * @param clients makes its consumers
     */
    public LogReader(KafkaClients clients) {
        this.clients = clients;
    }

    /**
     * Reads all records before the cut. Records of one partition are given in order, those of several partitions mixed.
     *
     * @param cut where to stop
     * @param sink takes them, on this thread
     * @throws DatasetException if the log ends before the cut
     * @throws InterruptedException if the thread was interrupted
     */
    public void read(SnapshotCut cut, Sink sink) throws InterruptedException {
        Deserializer<TrainingRecord> values =
                clients.serdes().value(TrainingRecord.class).deserializer();
        try (Consumer<byte[], byte[]> consumer = clients.reader()) {
            List<TopicPartition> open = partitions(cut);
            requireComplete(consumer, cut, open);
            consumer.assign(open);
            consumer.seekToBeginning(open);
            while (!open.isEmpty()) {
                requireNotInterrupted();
                for (ConsumerRecord<byte[], byte[]> read : consumer.poll(POLL)) {
                    if (read.offset() < cut.ends().get(read.partition())) {
                        sink.accept(
                                new String(read.key(), StandardCharsets.UTF_8),
                                values.deserialize(read.topic(), read.headers(), read.value()),
                                Instant.ofEpochMilli(read.timestamp()));
                    }
                }
                open.removeIf(
                        partition -> consumer.position(partition) >= cut.ends().get(partition.partition()));
                consumer.assign(open);
            }
        }
    }

    private static List<TopicPartition> partitions(SnapshotCut cut) {
        List<TopicPartition> partitions = new ArrayList<>();
        cut.ends().forEach((partition, end) -> {
            if (end > 0) {
                partitions.add(new TopicPartition(cut.topic(), partition));
            }
        });
        return partitions;
    }

    private static void requireComplete(
            Consumer<byte[], byte[]> consumer, SnapshotCut cut, List<TopicPartition> partitions) {
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        ends.forEach((partition, end) -> {
            long wanted = cut.ends().get(partition.partition());
            if (end < wanted) {
                throw new DatasetException(partition + " ends at " + end + " before the cut at " + wanted
                        + "; was the topic created anew? Reset the application, or restore the topic");
            }
        });
    }

    private static void requireNotInterrupted() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("closed while reading the log");
        }
    }
}
