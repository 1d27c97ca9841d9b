package io.millrace.curation;

import io.millrace.testing.Coordinates;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.utils.Utils;

/** A topic in memory, with one reader for each partition. Offsets may leave gaps, as transactions do. */
final class SimulatedLog {

    private final String topic;
    private final int step;
    private final List<List<ConsumerRecord<byte[], byte[]>>> partitions = new ArrayList<>();
    private final int[] read;

    SimulatedLog(String topic, int partitions, int step) {
        this.topic = topic;
        this.step = step;
        this.read = new int[partitions];
        for (int i = 0; i < partitions; i++) {
            this.partitions.add(new ArrayList<>());
        }
    }

    /** Appends a record where its key belongs; without a key, to the first partition. */
    void append(byte[] key, byte[] value, long time) {
        append(home(key), key, value, time, new RecordHeaders());
    }

    int home(byte[] key) {
        return key == null ? 0 : Utils.toPositive(Utils.murmur2(key)) % partitions.size();
    }

    Coordinates append(int partition, byte[] key, byte[] value, long time, Headers headers) {
        long offset = (long) partitions.get(partition).size() * step;
        partitions
                .get(partition)
                .add(new ConsumerRecord<>(
                        topic,
                        partition,
                        offset,
                        time,
                        TimestampType.CREATE_TIME,
                        key == null ? -1 : key.length,
                        value == null ? -1 : value.length,
                        key,
                        value,
                        headers,
                        Optional.empty()));
        return new Coordinates(topic, partition, offset);
    }

    String topic() {
        return topic;
    }

    /** Says whether the reader of a partition is at its end. */
    boolean isRead(int partition) {
        return read[partition] == partitions.get(partition).size();
    }

    /** The next record for the reader of a partition. */
    ConsumerRecord<byte[], byte[]> next(int partition) {
        return partitions.get(partition).get(read[partition]++);
    }

    /** All records, ordered by partition and offset. */
    List<ConsumerRecord<byte[], byte[]>> records() {
        return partitions.stream().flatMap(List::stream).toList();
    }
}
