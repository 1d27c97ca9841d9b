package io.millrace.snapshot;

import io.millrace.dataset.DatasetConfiguration;
import io.millrace.dataset.SnapshotCut;
import io.millrace.dataset.SnapshotId;
import io.millrace.schema.PartitionEnd;
import io.millrace.schema.Snapshot;
import io.millrace.schema.SnapshotState;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What all snapshots have in common.
 *
 * @param topic the training-record log
 * @param topicId its id: a topic that was created anew has another
 * @param partitions its partitions
 * @param configuration how datasets are built
 */
public record SnapshotTemplate(String topic, String topicId, int partitions, DatasetConfiguration configuration) {

    /** A planned snapshot: the cut at the end of the plan's windows. */
    Snapshot plan(Plan plan, String reason, long clockMs) {
        SnapshotCut cut = new SnapshotCut(topic, topicId, complete(plan.ends()));
        long number = plan.number() + 1;
        return Snapshot.newBuilder()
                .setRedactions(List.of())
                .setSnapshotId(SnapshotId.of(number, cut, configuration))
                .setNumber(number)
                .setState(SnapshotState.PLANNED)
                .setTopic(topic)
                .setTopicId(topicId)
                .setCut(partitionEnds(cut))
                .setConfiguration(configuration.toMap())
                .setConfigurationDigest(configuration.digest())
                .setAdded(plan.added())
                .setReason(reason)
                .setPlannedAt(Instant.ofEpochMilli(clockMs))
                .build();
    }

    /** A partition of which no window was closed yet ends at 0. */
    private SortedMap<Integer, Long> complete(SortedMap<Integer, Long> ends) {
        SortedMap<Integer, Long> complete = new TreeMap<>();
        for (int partition = 0; partition < partitions; partition++) {
            complete.put(partition, ends.getOrDefault(partition, 0L));
        }
        return complete;
    }

    private static List<PartitionEnd> partitionEnds(SnapshotCut cut) {
        return cut.ends().entrySet().stream()
                .map(end -> new PartitionEnd(end.getKey(), end.getValue()))
                .toList();
    }
}
