package io.millrace.snapshot;

import io.millrace.schema.LogCounts;
import io.millrace.schema.TrainingRecord;

/**
 * The open window of one partition: a contiguous offset range that ends where the next begins. Windows are tumbling by the
 * partition's stream time, the newest time seen, so a late record joins the window that is open (invariant I5).
 *
 * @param startOffset where it begins, inclusive: the end of the window before
 * @param endOffset where it ends so far, exclusive
 * @param streamTime the newest time of the partition, in milliseconds since 1970; -1 before the first record
 * @param openedAt stream time of its first record; -1 while it is empty
 * @param openedAtClock the clock at its first record; -1 while it is empty
 * @param counts what it holds
 */
record OpenWindow(
        long startOffset, long endOffset, long streamTime, long openedAt, long openedAtClock, LogCounts counts) {

    /** The window of a partition that was never read. */
    static final OpenWindow FIRST = emptyFrom(0, -1);

    private static OpenWindow emptyFrom(long offset, long streamTime) {
        return new OpenWindow(offset, offset, streamTime, -1, -1, Counts.none());
    }

    boolean isEmpty() {
        return openedAt < 0;
    }

    /** Says whether a record of that time belongs to a later window. */
    boolean endsBefore(long time, long durationMs) {
        return !isEmpty() && time / durationMs > openedAt / durationMs;
    }

    /** Says whether it has been open for too long by the clock. */
    boolean isOverdue(long clockMs, long idleMs) {
        return !isEmpty() && clockMs - openedAtClock >= idleMs;
    }

    /** The window with one more record. */
    OpenWindow with(long offset, long time, long clockMs, TrainingRecord value) {
        long newest = Math.max(streamTime, time);
        return new OpenWindow(
                startOffset,
                offset + 1,
                newest,
                isEmpty() ? newest : openedAt,
                isEmpty() ? clockMs : openedAtClock,
                Counts.sum(counts, Counts.of(value)));
    }

    /** The window after this one. */
    OpenWindow next() {
        return emptyFrom(endOffset, streamTime);
    }
}
