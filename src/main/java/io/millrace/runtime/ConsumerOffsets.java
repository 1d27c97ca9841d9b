package io.millrace.runtime;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Offsets of a member whose consumer is at hand, as it is with the classic protocol.
 *
 * @param consumer of committed records
 */
record ConsumerOffsets(Consumer<?, ?> consumer) implements OwnOffsets {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    @Override
    public Map<TopicPartition, OffsetAndMetadata> any(ConsumerGroupMetadata member) {
        return OwnOffsets.first(consumer.committed(consumer.assignment(), LIMIT));
    }
}
