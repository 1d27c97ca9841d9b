package io.millrace.runtime;

import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** What a group has committed of the partitions of one of its members. For the thread that polls. */
@FunctionalInterface
interface OwnOffsets {

    /**
     * The offset of one partition of the member; empty if none has any. No transaction that could still change it is open.
     *
     * @throws org.apache.kafka.clients.consumer.CommitFailedException if it is no member, or the group does not say
     * @throws org.apache.kafka.common.errors.TimeoutException if the group does not answer
     */
    Map<TopicPartition, OffsetAndMetadata> any(ConsumerGroupMetadata member);

    /** The first of these that is committed. */
    static Map<TopicPartition, OffsetAndMetadata> first(Map<TopicPartition, OffsetAndMetadata> offsets) {
        return offsets.entrySet().stream()
                .filter(offset -> Objects.nonNull(offset.getValue()))
                .findFirst()
                .map(offset -> Map.of(offset.getKey(), offset.getValue()))
                .orElse(Map.of());
    }
}
