package io.millrace.cli;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * What an input topic holds at one moment. Offsets alone do not tell how many records there are, as the markers of
 * transactions have offsets too, so they are counted.
 *
 * @param begins the first offset of each partition
 * @param ends the offset after the last committed record of each partition
 * @param nexts the offset after the last record, of partitions that have any
 * @param records how many there are
 */
record InputLog(
        Map<TopicPartition, Long> begins,
        Map<TopicPartition, Long> ends,
        Map<TopicPartition, Long> nexts,
        long records) {

    private static final Duration POLL = Duration.ofMillis(200);

    /**
     * Reads a topic once.
     *
     * @param check called often; stops it by throwing
     */
    static InputLog read(Session session, String topic, Runnable check) {
        session.requireTopic(topic);
        try (Consumer<byte[], byte[]> consumer = session.clients().reader()) {
            List<TopicPartition> partitions = TopicReader.assign(consumer, topic);
            consumer.seekToBeginning(partitions);
            Count count = new Count(consumer.endOffsets(partitions));
            Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
            while (partitions.stream()
                    .anyMatch(partition -> consumer.position(partition) < count.ends.get(partition))) {
                check.run();
                consumer.poll(POLL).forEach(count::add);
            }
            return new InputLog(begins, count.ends, count.nexts, count.records);
        }
    }

    private static final class Count {

        private final Map<TopicPartition, Long> ends;
        private final Map<TopicPartition, Long> nexts = new HashMap<>();
        private long records;

        Count(Map<TopicPartition, Long> ends) {
            this.ends = ends;
        }

        void add(ConsumerRecord<byte[], byte[]> event) {
            TopicPartition partition = new TopicPartition(event.topic(), event.partition());
            if (event.offset() < ends.get(partition)) {
                nexts.put(partition, event.offset() + 1);
                records++;
            }
        }
    }
}
