package io.millrace.dataset;

import io.millrace.dataset.DiffReport.Change;
import io.millrace.dataset.DiffReport.Changed;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts changes. For one thread. */
final class DiffTally {

    /** What is known of one sort of change. */
    private static final class Sum {
        private long records;
        private final SortedMap<Integer, Long> byLabel = new TreeMap<>();
        private final SortedMap<String, Long> byLanguage = new TreeMap<>();
        private final List<String> first = new ArrayList<>();

        private void add(DatasetRecord row, int listedMax) {
            records++;
            byLabel.merge(row.stars(), 1L, Long::sum);
            byLanguage.merge(row.language(), 1L, Long::sum);
            if (first.size() < listedMax) {
                first.add(row.reviewId());
            }
        }
    }

    private final int listedMax;
    private final Map<Change, Sum> sums = new EnumMap<>(Change.class);
    private long before;
    private long after;
    private long same;

    DiffTally(int listedMax) {
        this.listedMax = listedMax;
        for (Change change : Change.values()) {
            sums.put(change, new Sum());
        }
    }

    /** Takes what both say of one review, or null. */
    void add(DatasetRecord from, DatasetRecord to) {
        before += from == null ? 0 : 1;
        after += to == null ? 0 : 1;
        Set<Change> changes = changes(from, to);
        same += changes.isEmpty() ? 1 : 0;
        changes.forEach(change -> sums.get(change).add(to == null ? from : to, listedMax));
    }

    private static Set<Change> changes(DatasetRecord from, DatasetRecord to) {
        if (from == null || to == null) {
            return EnumSet.of(from == null ? Change.ADDED : Change.REMOVED);
        }
        Set<Change> changes = EnumSet.noneOf(Change.class);
        addIf(from.stars() != to.stars(), Change.LABEL, changes);
        addIf(!from.textSha256().equals(to.textSha256()), Change.TEXT, changes);
        addIf(from.split() != to.split(), Change.SPLIT, changes);
        addIf(!from.language().equals(to.language()), Change.LANGUAGE, changes);
        addIf(!from.group().equals(to.group()), Change.GROUP, changes);
        addIf(from.rows() != to.rows(), Change.ROWS, changes);
        return changes;
    }

    private static void addIf(boolean changed, Change change, Set<Change> changes) {
        if (changed) {
            changes.add(change);
        }
    }

    DiffReport report(String nameBefore, String nameAfter) {
        Map<Change, Changed> changes = new EnumMap<>(Change.class);
        sums.forEach(
                (change, sum) -> changes.put(change, new Changed(sum.records, sum.byLabel, sum.byLanguage, sum.first)));
        return new DiffReport(nameBefore, nameAfter, before, after, same, changes);
    }
}
