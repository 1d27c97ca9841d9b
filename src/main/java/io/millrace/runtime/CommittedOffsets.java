package io.millrace.runtime;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * What a group has committed of the partitions of one of its members. For the thread that polls.
 *
 * @param member the member; null if it is not known
 */
record CommittedOffsets(Consumer<?, ?> member) {

    /** Of a member that is not known. */
    static final CommittedOffsets NONE = new CommittedOffsets(null);

    private static final Duration LIMIT = Duration.ofSeconds(10);

    /**
     * The offset of one partition; empty if none has any, or if the member is not known.
     *
     * @throws org.apache.kafka.common.errors.TimeoutException if the group does not answer
     */
    Map<TopicPartition, OffsetAndMetadata> any() {
        if (member == null) {
            return Map.of();
        }
        Map<TopicPartition, OffsetAndMetadata> offsets = member.committed(member.assignment(), LIMIT);
        return offsets.entrySet().stream()
                .filter(offset -> Objects.nonNull(offset.getValue()))
                .findAny()
                .map(offset -> Map.of(offset.getKey(), offset.getValue()))
                .orElse(Map.of());
    }
}
