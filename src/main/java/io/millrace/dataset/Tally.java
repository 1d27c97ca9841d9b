package io.millrace.dataset;

import io.millrace.schema.Split;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts what the files of a dataset hold: records by split, rows of train by label and language. For one thread. */
final class Tally {

    private final SortedMap<String, Long> records = Guards.ofEachSplit();
    private final SortedMap<Integer, Long> trainRows = new TreeMap<>();
    private final SortedMap<String, Long> trainLanguages = new TreeMap<>();

    void addRecord(Split split) {
        records.merge(Names.of(split), 1L, Long::sum);
    }

    void addRow(Split split, int stars, String language) {
        if (split == Split.TRAIN) {
            trainRows.merge(stars, 1L, Long::sum);
            trainLanguages.merge(language, 1L, Long::sum);
        }
    }

    /** Distinct records by split; all splits are there. */
    SortedMap<String, Long> records() {
        return records;
    }

    /** Rows of train by stars. */
    SortedMap<Integer, Long> trainRows() {
        return trainRows;
    }

    /** Rows of train by language. */
    SortedMap<String, Long> trainLanguages() {
        return trainLanguages;
    }
}
