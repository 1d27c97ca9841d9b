package io.millrace.proof;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLongArray;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.awaitility.Awaitility;

/**
 * Reads output topics while a run is going on, and remembers what it saw: a record that is there now and gone later was
 * aborted, and should never have been seen. One thread of its own; counts may be asked for by any thread.
 */
public final class Observer implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration FINISH_MAX = Duration.ofMinutes(1);

    private final Consumer<byte[], byte[]> consumer;
    private final Map<String, AtomicLongArray> counts = new HashMap<>();
    private final List<Sighting> sightings = new ArrayList<>();
    private final Thread thread = new Thread(this::observe, "observer");
    private volatile boolean closing;

    /**
     * Begins to observe.
     *
     * @param consumer without a group; what it is allowed to read, and nothing else, is observed; closed with this
     * @param topics what to observe, from the beginning on
     */
    public Observer(Consumer<byte[], byte[]> consumer, Collection<String> topics) {
        this.consumer = consumer;
        List<TopicPartition> partitions = Archive.partitions(consumer, topics);
        partitions.forEach(partition ->
                counts.merge(partition.topic(), new AtomicLongArray(partition.partition() + 1), Observer::longer));
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        thread.start();
    }

    /** How many records of each partition of a topic were seen so far. */
    public long[] counts(String topic) {
        AtomicLongArray seen = counts.get(topic);
        long[] copy = new long[seen.length()];
        for (int i = 0; i < copy.length; i++) {
            copy[i] = seen.get(i);
        }
        return copy;
    }

    /**
     * Stops when it has seen as much of each topic as is in its log, and tells what that was.
     *
     * @param logs topic → its committed records
     * @return each partition in the order in which it was seen
     */
    public List<Sighting> finish(Map<String, List<ConsumerRecord<byte[], byte[]>>> logs) {
        Awaitility.await("observer")
                .atMost(FINISH_MAX)
                .until(() -> counts.keySet().stream()
                        .allMatch(topic -> Arrays.stream(counts(topic)).sum()
                                >= logs.getOrDefault(topic, List.of()).size()));
        close();
        return sightings;
    }

    @Override
    public void close() {
        closing = true;
        consumer.wakeup();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void observe() {
        try (consumer) {
            while (!closing) {
                consumer.poll(POLL).forEach(this::see);
            }
        } catch (WakeupException e) {
            // It was closed.
        }
    }

    private void see(ConsumerRecord<byte[], byte[]> seen) {
        sightings.add(Sighting.of(seen));
        counts.get(seen.topic()).incrementAndGet(seen.partition());
    }

    private static AtomicLongArray longer(AtomicLongArray one, AtomicLongArray other) {
        return one.length() > other.length() ? one : other;
    }
}
