package io.millrace.dataset;

import io.millrace.schema.Split;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The records that a revision takes out of a dataset; a few hundred bytes each. For one thread. */
final class RemovedRecords {

    private final ShuffleOrder order;
    private final List<RowFormat> formats;
    private final Map<Long, DatasetRecord> byPosition = new HashMap<>();
    private final Set<String> rows = new HashSet<>();
    private final Set<Long> trainIds = new HashSet<>();
    private long separatorInText;

    RemovedRecords(StoredDataset dataset) {
        DatasetConfiguration configuration = dataset.configuration();
        this.order = dataset.order();
        this.formats = configuration.formats().stream()
                .filter(RecordFormat::hasLines)
                .map(format -> format.create(configuration))
                .toList();
    }

    /** Takes a row. */
    void add(DatasetRecord record, RowFormat.Row row) {
        DatasetRecord all = byPosition.merge(
                order.position(record.reviewId()), record, (before, next) -> before.withRows(before.rows() + 1));
        if (all.rows() == 1) {
            separatorInText += formats.stream().anyMatch(format -> format.isAmbiguous(row)) ? 1 : 0;
        }
        rows.add(key(row));
        if (record.split() == Split.TRAIN) {
            trainIds.add(TrainIds.hash(record.reviewId()));
        }
    }

    long size() {
        return byPosition.size();
    }

    /** The record at that position; null if it stays, or there is none. */
    DatasetRecord at(long position) {
        return byPosition.get(position);
    }

    /** Whether one of the records has the text and label of a row. */
    boolean haveRow(RowFormat.Row row) {
        return rows.contains(key(row));
    }

    /** Whether one of them is the review in train with that hash, see {@link TrainIds}. */
    boolean haveTrainId(long hash) {
        return trainIds.contains(hash);
    }

    /**
     * What the dataset holds without them.
     *
     * @param before what held them
     * @param tokens of the rows that stay; null if they are not counted
     * @param trainLanguages rows of train that stay, by language
     */
    Manifest.Counts takenFrom(Manifest before, TokenCounts tokens, SortedMap<String, Long> trainLanguages) {
        Manifest.Counts counts = before.counts();
        Census census = Census.of(counts.histogram());
        SortedMap<Integer, Long> trainRows = new TreeMap<>(counts.trainAfterBalance());
        SortedMap<String, Long> offered = new TreeMap<>(counts.offeredByLanguage());
        for (DatasetRecord record : byPosition.values()) {
            census.remove(record.split(), record.stars(), record.language());
            if (record.split() == Split.TRAIN) {
                take(record.rows(), record.stars(), trainRows);
                take(1, record.language(), offered);
            }
        }
        Tally files = new Tally(inFiles(before, census), trainRows, trainLanguages);
        return new Manifest.Counts(
                census.bySplit(),
                census.byLabel(),
                census.byLanguage(),
                census.histogram(),
                census.byLabel(Split.TRAIN),
                Collections.unmodifiableSortedMap(trainRows),
                counts.separatorInText() - separatorInText,
                counts.leftOut(),
                tokens,
                offered,
                counts.stratification().isEmpty()
                        ? counts.stratification()
                        : Stratification.of(DatasetConfiguration.fromMap(before.configuration()), offered, files));
    }

    private static <K> void take(long rows, K from, SortedMap<K, Long> counts) {
        counts.computeIfPresent(from, (any, count) -> count == rows ? null : count - rows);
    }

    /** Records by split that stay; of train balancing may have left out some, which are counted and not there. */
    private SortedMap<String, Long> inFiles(Manifest before, Census census) {
        SortedMap<String, Long> records = census.bySplit();
        String train = Names.of(Split.TRAIN);
        long others = records.values().stream().mapToLong(Long::longValue).sum() - records.get(train);
        records.put(train, before.records() - size() - others);
        return records;
    }

    private static String key(RowFormat.Row row) {
        return Sha256.hex(row.stars() + row.text());
    }
}
