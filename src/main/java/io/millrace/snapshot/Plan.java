package io.millrace.snapshot;

import io.millrace.schema.LogCounts;
import io.millrace.schema.WindowClosed;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the planner has gathered since the last cut.
 *
 * @param number of the last snapshot; 0 before the first
 * @param ends per partition where the newest closed window ends, exclusive
 * @param added what the windows since the last cut hold
 * @param oldestAt the clock when the first of them arrived, in milliseconds since 1970; -1 if there is none
 */
record Plan(long number, SortedMap<Integer, Long> ends, LogCounts added, long oldestAt) {

    static final Plan FIRST = new Plan(0, Collections.emptySortedMap(), Counts.none(), -1);

    /** The plan with one more window. */
    Plan with(WindowClosed window, long clockMs) {
        SortedMap<Integer, Long> next = new TreeMap<>(ends);
        next.put(window.getPartition(), window.getEndOffset());
        return new Plan(number, next, Counts.sum(added, window.getCounts()), oldestAt < 0 ? clockMs : oldestAt);
    }

    /** Why a snapshot is to be cut now, in words; null if it is not. */
    String reason(PlanSettings settings, long clockMs) {
        long records = Counts.total(added);
        if (records >= settings.recordsMin()) {
            return records + " records since the last snapshot, " + settings.recordsMin() + " are enough";
        }
        if (records > 0 && clockMs - oldestAt >= settings.ageMsMax()) {
            return "the oldest of " + records + " records has waited " + settings.ageMsMax() / 1000 + " s";
        }
        return null;
    }

    /** The plan after a cut. */
    Plan cut() {
        return new Plan(number + 1, ends, Counts.none(), -1);
    }
}
