package io.millrace.cli;

import io.millrace.schema.PartitionEnd;
import io.millrace.schema.Snapshot;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where the training record of one review was written and withdrawn: tells which cuts cover it. Knows the last {@value
 * Story#ENTRIES_MAX} versions. For one thread.
 */
final class HeldRecord {

    private final TreeMap<Long, Boolean> versions = new TreeMap<>();
    private int partition = -1;

    void add(int home, long offset, boolean present) {
        partition = home;
        versions.put(offset, present);
        if (versions.size() > Story.ENTRIES_MAX) {
            versions.pollFirstEntry();
        }
    }

    /**
     * The offset of the version that a cut ends with; null if there is none before the cut, it was withdrawn by then, or
     * the log does not hold it any more.
     */
    Long coveredBy(Snapshot snapshot) {
        return snapshot.getCut().stream()
                .filter(end -> end.getPartition() == partition)
                .map(this::lastBefore)
                .filter(version -> version != null && version.getValue())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    private Map.Entry<Long, Boolean> lastBefore(PartitionEnd end) {
        return versions.lowerEntry(end.getEndOffset());
    }
}
