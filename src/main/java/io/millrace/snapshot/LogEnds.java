package io.millrace.snapshot;

import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** Where topics end now, with what is not committed yet. */
final class LogEnds {

    private LogEnds() {}

    /**
     * Asks the cluster. What was written in a transaction that anybody has seen committed, in whatever partition, is before these
     * offsets. It need not be before the last committed record: the partitions of a transaction are told one after the other.
     *
     * @param partitions how many the topic has
     * @throws IllegalStateException if Kafka does not answer
     */
    static Map<Integer, Long> of(Admin admin, String topic, int partitions) throws InterruptedException {
        Map<TopicPartition, OffsetSpec> latest = IntStream.range(0, partitions)
                .boxed()
                .collect(Collectors.toMap(
                        partition -> new TopicPartition(topic, partition), any -> OffsetSpec.latest()));
        try {
            Map<TopicPartition, ListOffsetsResultInfo> ends =
                    admin.listOffsets(latest).all().get();
            return ends.keySet().stream()
                    .collect(Collectors.toMap(
                            TopicPartition::partition,
                            partition -> ends.get(partition).offset()));
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot ask where " + topic + " ends", e.getCause());
        }
    }
}
