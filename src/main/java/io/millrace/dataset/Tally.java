package io.millrace.dataset;

import io.millrace.schema.Split;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts what the files of a dataset hold: records by split, rows of train by label and language. For one thread. */
final class Tally {

    private final SortedMap<String, Long> records;
    private final SortedMap<Integer, Long> trainRows;
    private final SortedMap<String, Long> trainLanguages;

    /** Nothing yet. */
    Tally() {
        this(Guards.ofEachSplit(), new TreeMap<>(), new TreeMap<>());
    }

    /** What is counted already. */
    Tally(SortedMap<String, Long> records, SortedMap<Integer, Long> trainRows, SortedMap<String, Long> trainLanguages) {
        this.records = records;
        this.trainRows = trainRows;
        this.trainLanguages = trainLanguages;
    }

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
