package io.millrace.proof.guarantee;

import io.millrace.schema.PartitionEnd;
import io.millrace.schema.Snapshot;
import java.util.SortedMap;
import java.util.TreeMap;

/** Cuts as maps, which can be compared. */
final class Cuts {

    private Cuts() {}

    /** Partition → the first offset that does not belong to the snapshot. */
    static SortedMap<Integer, Long> of(Snapshot snapshot) {
        SortedMap<Integer, Long> ends = new TreeMap<>();
        for (PartitionEnd end : snapshot.getCut()) {
            ends.put(end.getPartition(), end.getEndOffset());
        }
        return ends;
    }
}
