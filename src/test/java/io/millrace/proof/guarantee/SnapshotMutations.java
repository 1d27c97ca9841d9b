package io.millrace.proof.guarantee;

import io.millrace.proof.Evidence;
import io.millrace.schema.LogCounts;
import io.millrace.schema.PartitionEnd;
import io.millrace.schema.Snapshot;
import io.millrace.schema.SnapshotState;
import io.millrace.schema.WindowClosed;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Faults of windows and snapshots. */
final class SnapshotMutations {

    private final Evidence evidence;
    private final LogTampering<WindowClosed> windows;
    private final LogTampering<Snapshot> snapshots;

    SnapshotMutations(Evidence evidence) {
        this.evidence = evidence;
        this.windows = LogTampering.windows(evidence);
        this.snapshots = LogTampering.snapshots(evidence);
    }

    List<Mutation> ofWindows() {
        WindowClosed third = windows.value(2);
        WindowClosed next = windows.value(windows.first(follows(third)));
        return List.of(
                window("window repeated", windows().repeat(2), third),
                window("window miscounted", windows().change(2, SnapshotMutations::miscount), third),
                window("window lost", windows().drop(2), next),
                window("window of two", windows().change(2, window -> withEnd(window, next.getEndOffset())), third));
    }

    List<Mutation> ofTails() {
        int partition = windows.value(2).getPartition();
        int last = windows.last(window -> window.getPartition() == partition);
        return List.of(
                window(
                        "tail of training records lost",
                        LogTampering.trainingRecords(evidence).cutOff(partition, 10),
                        windows.value(last)),
                new Mutation("last window lost", windows().drop(last), WindowCounts.class, "partition " + partition));
    }

    List<Mutation> ofSnapshots() {
        int planned = snapshots.first(isIn(2, SnapshotState.PLANNED));
        int ready = snapshots.first(isIn(2, SnapshotState.READY));
        String id = snapshots.value(planned).getSnapshotId();
        return List.of(
                snapshot("snapshot planned twice", snapshots().repeat(planned), id),
                snapshot("snapshot ready twice", snapshots().repeat(ready), id),
                snapshot("snapshot never ready", snapshots().drop(ready), id),
                snapshot("snapshot never planned", snapshots().drop(planned), idOf(3)),
                snapshot("cut beside a window", snapshots().change(planned, SnapshotMutations::cutEarly), id),
                snapshot("additions miscounted", windows().change(0, SnapshotMutations::miscount), idOf(1)));
    }

    private LogTampering<WindowClosed> windows() {
        return LogTampering.windows(evidence);
    }

    private LogTampering<Snapshot> snapshots() {
        return LogTampering.snapshots(evidence);
    }

    private static Mutation window(String name, Evidence evidence, WindowClosed window) {
        String id = "window " + window.getPartition() + "-" + window.getStartOffset();
        return new Mutation(name, evidence, WindowCounts.class, id);
    }

    private static Mutation snapshot(String name, Evidence evidence, String id) {
        return new Mutation(name, evidence, SnapshotRanges.class, id);
    }

    private String idOf(long number) {
        return snapshots
                .value(snapshots.first(isIn(number, SnapshotState.PLANNED)))
                .getSnapshotId();
    }

    private static Predicate<Snapshot> isIn(long number, SnapshotState state) {
        return snapshot -> snapshot.getNumber() == number && snapshot.getState() == state;
    }

    private static Predicate<WindowClosed> follows(WindowClosed window) {
        return other ->
                other.getPartition() == window.getPartition() && other.getStartOffset() == window.getEndOffset();
    }

    private static WindowClosed miscount(WindowClosed window) {
        LogCounts.Builder counts = LogCounts.newBuilder(window.getCounts());
        counts.setErasedRecords(counts.getErasedRecords() + 1);
        return WindowClosed.newBuilder(window).setCounts(counts.build()).build();
    }

    private static WindowClosed withEnd(WindowClosed window, long end) {
        return WindowClosed.newBuilder(window).setEndOffset(end).build();
    }

    private static Snapshot cutEarly(Snapshot snapshot) {
        List<PartitionEnd> cut = new ArrayList<>(snapshot.getCut());
        PartitionEnd first = cut.get(0);
        cut.set(0, new PartitionEnd(first.getPartition(), first.getEndOffset() + 1));
        return Snapshot.newBuilder(snapshot).setCut(cut).build();
    }
}
