package io.millrace.snapshot;

import io.millrace.runtime.KafkaClients;
import io.millrace.schema.Snapshot;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;

/** Follows the snapshots topic with a plain consumer, read committed; keeps the last record of each snapshot. For one thread. */
public final class SnapshotFollower implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);

    private final TopicPartition partition;
    private final Consumer<byte[], byte[]> consumer;
    private final Deserializer<Snapshot> values;
    private final Map<String, Snapshot> last = new HashMap<>();

    /**
     * Opens the topic at its beginning.
     *
     * @param clients makes the consumer
     * @param topic the snapshots topic, which has one partition
     */
    public SnapshotFollower(KafkaClients clients, String topic) {
        partition = new TopicPartition(topic, 0);
        consumer = clients.reader();
        values = clients.serdes().value(Snapshot.class).deserializer();
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
    }

    /** A snapshot as it is committed by now; empty if there is none of that id. */
    public Optional<Snapshot> find(String snapshotId) {
        read(consumer.endOffsets(List.of(partition)).get(partition));
        return Optional.ofNullable(last.get(snapshotId));
    }

    /**
     * All snapshots as the records before an offset have them; waits until it is decided whether these are committed.
     *
     * @return in no order; a view that later calls change
     */
    Collection<Snapshot> before(long end) {
        read(end);
        return Collections.unmodifiableCollection(last.values());
    }

    @Override
    public void close() {
        consumer.close();
    }

    private void read(long end) {
        while (consumer.position(partition) < end) {
            consumer.poll(POLL).forEach(this::follow);
        }
    }

    private void follow(ConsumerRecord<byte[], byte[]> event) {
        Snapshot snapshot = values.deserialize(event.topic(), event.headers(), event.value());
        if (snapshot != null) {
            last.put(snapshot.getSnapshotId(), snapshot);
        }
    }
}
