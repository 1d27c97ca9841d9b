package io.millrace.dataset;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * How two datasets differ.
 *
 * @param before the snapshot id of the one
 * @param after the snapshot id of the other
 * @param recordsBefore distinct records of the one
 * @param recordsAfter distinct records of the other
 * @param same records that are equal in both
 * @param changes all sorts of changes, also those that did not happen; one record may have changed in several ways
 */
public record DiffReport(
        String before, String after, long recordsBefore, long recordsAfter, long same, Map<Change, Changed> changes) {

    /** A sort of change. */
    public enum Change {
        /** Only the second has the record. */
        ADDED,
        /** Only the first has the record. */
        REMOVED,
        /** Other stars. */
        LABEL,
        /** Another title or body. */
        TEXT,
        /** Another split. */
        SPLIT,
        /** Another language. */
        LANGUAGE,
        /** Another group of duplicates. */
        GROUP,
        /** Written more or less often, to balance labels. */
        ROWS
    }

    /**
     * Records that changed in one way.
     *
     * @param records how many
     * @param byLabel by stars, those of the second unless it has the record no more
     * @param byLanguage by language, likewise
     * @param first the review ids of some, always the same for the same datasets
     */
    public record Changed(
            long records, SortedMap<Integer, Long> byLabel, SortedMap<String, Long> byLanguage, List<String> first) {}

    /** Whether both hold the same records. */
    public boolean isEmpty() {
        return changes.values().stream().allMatch(changed -> changed.records() == 0);
    }

    /** The name of a change as it is written: {@code added}. */
    public static String nameOf(Change change) {
        return Names.of(change);
    }
}
