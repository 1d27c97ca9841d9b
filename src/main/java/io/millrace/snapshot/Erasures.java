package io.millrace.snapshot;

import io.millrace.schema.Snapshot;
import io.millrace.schema.SnapshotState;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Reviews that were erased and that a snapshot may still hold, or may yet hold when it is built. For a cut may be planned after the
 * erasure was heard of and yet end before the record of the review was withdrawn, or be built late. So an erasure is kept until a
 * snapshot is planned that ends after the withdrawal, and all before it are built and rewritten, or failed. Cuts never go back, so no
 * later one can hold the review. Some 200 bytes each. For one thread.
 */
final class Erasures {

    /**
     * An erasure.
     *
     * @param partition of its decision
     * @param offset of its decision
     * @param home partition of the training record
     * @param end an offset of that partition after the withdrawal
     */
    private record Erasure(int partition, long offset, int home, long end) {

        Erasure and(Erasure next) {
            return new Erasure(partition, Math.min(offset, next.offset), home, Math.max(end, next.end));
        }

        boolean isBefore(Snapshot snapshot) {
            return snapshot.getCut().stream().anyMatch(cut -> cut.getPartition() == home && cut.getEndOffset() >= end);
        }
    }

    private final Map<String, Erasure> open = new HashMap<>();

    /**
     * Takes an erasure.
     *
     * @param reviewId the review
     * @param partition of its decision
     * @param offset of its decision
     * @param home partition of its training record
     * @param end an offset of that partition after the withdrawal of the record, the nearer the better
     */
    void add(String reviewId, int partition, long offset, int home, long end) {
        open.merge(reviewId, new Erasure(partition, offset, home, end), Erasure::and);
    }

    /** The reviews that a snapshot may hold by its cut. */
    Set<String> before(Snapshot snapshot) {
        Set<String> reviewIds = new TreeSet<>();
        open.forEach((reviewId, erasure) -> {
            if (!erasure.isBefore(snapshot)) {
                reviewIds.add(reviewId);
            }
        });
        return reviewIds;
    }

    /**
     * Forgets what no snapshot holds nor will hold.
     *
     * @param snapshots all there are; those that are ready hold none of the reviews any more
     * @param undone ids of those that are ready and may still hold some
     */
    void release(Collection<Snapshot> snapshots, Set<String> undone) {
        List<Snapshot> ordered = snapshots.stream()
                .sorted(Comparator.comparingLong(Snapshot::getNumber))
                .toList();
        open.values().removeIf(erasure -> isDone(erasure, ordered, undone));
    }

    private static boolean isDone(Erasure erasure, List<Snapshot> ordered, Set<String> undone) {
        for (Snapshot snapshot : ordered) {
            if (erasure.isBefore(snapshot)) {
                return true;
            }
            if (snapshot.getState() == SnapshotState.PLANNED || undone.contains(snapshot.getSnapshotId())) {
                return false;
            }
        }
        return false;
    }

    /** By partition the offset of the first decision that must be read again after a restart; without those that have none. */
    Map<Integer, Long> begins() {
        Map<Integer, Long> begins = new TreeMap<>();
        open.values().forEach(erasure -> begins.merge(erasure.partition(), erasure.offset(), Math::min));
        return begins;
    }
}
