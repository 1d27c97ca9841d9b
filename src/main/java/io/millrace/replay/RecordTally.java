package io.millrace.replay;

import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts how training records differ. For one thread. */
final class RecordTally {

    private static final int SAME = 0;
    private static final int ADDED = 1;
    private static final int REMOVED = 2;
    private static final int CHANGED = 3;

    private final Map<RecordChanges.Kind, long[]> counts = new TreeMap<>();
    private final Changes splits = new Changes();

    /** Counts one review; null stands for no record, on one side at most. */
    void add(TrainingRow before, TrainingRow after) {
        if (before == null) {
            count(after, ADDED);
        } else if (after == null) {
            count(before, REMOVED);
        } else {
            compare(before, after);
        }
    }

    private void compare(TrainingRow before, TrainingRow after) {
        count(before, before.sameAs(after) ? SAME : CHANGED);
        if (before.split() != after.split()) {
            splits.add(word(before), word(after));
        }
    }

    private static String word(TrainingRow row) {
        return row.split().name().toLowerCase(Locale.ROOT);
    }

    private void count(TrainingRow row, int what) {
        counts.computeIfAbsent(new RecordChanges.Kind(row.stars(), row.language()), kind -> new long[4])[what]++;
    }

    RecordChanges result() {
        SortedMap<RecordChanges.Kind, RecordChanges.Counts> byKind = new TreeMap<>();
        counts.forEach((kind, count) ->
                byKind.put(kind, new RecordChanges.Counts(count[SAME], count[ADDED], count[REMOVED], count[CHANGED])));
        return new RecordChanges(byKind, splits.toList());
    }
}
