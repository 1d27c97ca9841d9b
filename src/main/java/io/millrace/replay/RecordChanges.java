package io.millrace.replay;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How the training records differ.
 *
 * @param byKind counts by label and language; a changed record counts under those that it had before
 * @param splits records on both sides, but in another split, most first
 */
public record RecordChanges(SortedMap<Kind, Counts> byKind, List<Change> splits) {

    public RecordChanges {
        byKind = Collections.unmodifiableSortedMap(new TreeMap<>(byKind));
        splits = List.copyOf(splits);
    }

    /**
     * Label and language.
     *
     * @param stars 1 to 5
     * @param language ISO 639-1, or undetermined
     */
    public record Kind(int stars, String language) implements Comparable<Kind> {

        private static final Comparator<Kind> ORDER =
                Comparator.comparing(Kind::language).thenComparingInt(Kind::stars);

        @Override
        public int compareTo(Kind other) {
            return ORDER.compare(this, other);
        }
    }

    /**
     * How many.
     *
     * @param same on both sides, with the same text, label, language and split
     * @param added only after
     * @param removed only before
     * @param changed on both sides, but not the same
     */
    public record Counts(long same, long added, long removed, long changed) {

        Counts plus(Counts other) {
            return new Counts(same + other.same, added + other.added, removed + other.removed, changed + other.changed);
        }

        /** Whether all stayed. */
        public boolean isSame() {
            return added + removed + changed == 0;
        }
    }

    /** All kinds together. */
    public Counts total() {
        return byKind.values().stream().reduce(new Counts(0, 0, 0, 0), Counts::plus);
    }
}
