package io.millrace.drift;

import io.millrace.schema.PartitionEnd;
import io.millrace.schema.Snapshot;
import io.millrace.schema.WindowClosed;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Where snapshots end. Each holds the whole log up to its cut, so a window goes into one, and is in all later ones. */
public final class SnapshotCuts {

    private final List<Snapshot> snapshots;

    /** The cuts of snapshots, in any order. */
    public SnapshotCuts(List<Snapshot> snapshots) {
        this.snapshots = snapshots.stream()
                .sorted(Comparator.comparing(Snapshot::getNumber))
                .toList();
    }

    /** The first snapshot that holds a window; absent if none was cut since it was closed. */
    public Optional<Snapshot> first(WindowClosed window) {
        return snapshots.stream()
                .filter(snapshot -> end(snapshot, window.getPartition()) >= window.getEndOffset())
                .findFirst();
    }

    private static long end(Snapshot snapshot, int partition) {
        return snapshot.getCut().stream()
                .filter(end -> end.getPartition() == partition)
                .mapToLong(PartitionEnd::getEndOffset)
                .findFirst()
                .orElse(0);
    }
}
