package io.millrace.testing;

import io.millrace.dataset.Manifest;
import io.millrace.schema.DatasetSummary;
import io.millrace.schema.LogCounts;
import io.millrace.schema.PartitionEnd;
import io.millrace.schema.Snapshot;
import io.millrace.schema.SnapshotState;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Entries of the snapshots topic. */
public final class Snapshots {

    private Snapshots() {}

    /** What a builder publishes of a dataset of that topic. */
    public static Snapshot ready(Manifest manifest, String topicId, DatasetSummary dataset) {
        return Snapshot.newBuilder()
                .setRedactions(List.of())
                .setSnapshotId(manifest.snapshotId())
                .setNumber(7)
                .setState(SnapshotState.READY)
                .setTopic(manifest.cut().topic())
                .setTopicId(topicId)
                .setCut(manifest.cut().ends().entrySet().stream()
                        .map(end -> new PartitionEnd(end.getKey(), end.getValue()))
                        .toList())
                .setConfiguration(manifest.configuration())
                .setConfigurationDigest(manifest.configurationDigest())
                .setAdded(new LogCounts(0L, 0L, 0L, Map.of(), Map.of(), Map.of(), Map.of()))
                .setReason("test")
                .setPlannedAt(Instant.EPOCH)
                .setDataset(dataset)
                .build();
    }
}
