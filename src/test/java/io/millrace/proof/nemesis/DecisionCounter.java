package io.millrace.proof.nemesis;

import io.millrace.config.MillraceConfig;
import io.millrace.runtime.KafkaClients;
import io.millrace.serde.AvroSerdes;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/** An observer of the decisions: counts those that are committed, from the beginning, on a thread of its own. */
public final class DecisionCounter implements Outputs, AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(20);

    private final Consumer<byte[], byte[]> consumer;
    private final AtomicLongArray counts;
    private final Thread thread = new Thread(this::count, "decision-counter");
    private volatile boolean closed;

    /** Begins to count the decisions of a service with this configuration; the topic exists. */
    public DecisionCounter(MillraceConfig config) {
        consumer = new KafkaClients(config.clients(), new AvroSerdes(config.serdes())).reader();
        List<TopicPartition> partitions = consumer.partitionsFor(config.topics().decisions()).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        counts = new AtomicLongArray(partitions.size());
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        thread.start();
    }

    @Override
    public long[] decisions() {
        long[] now = new long[counts.length()];
        Arrays.setAll(now, counts::get);
        return now;
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        consumer.close();
    }

    private void count() {
        while (!closed) {
            consumer.poll(POLL).forEach(record -> counts.incrementAndGet(record.partition()));
        }
    }
}
