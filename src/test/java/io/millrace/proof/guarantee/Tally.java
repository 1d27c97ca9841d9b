package io.millrace.proof.guarantee;

import io.millrace.schema.LogCounts;
import io.millrace.schema.Split;
import io.millrace.schema.TrainingRecord;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Counts what a range of the training-record log holds, record by record or range by range. For one thread. */
final class Tally {

    private long fresh;
    private long changed;
    private long erased;
    private final Map<String, Long> bySplit = new TreeMap<>();
    private final Map<String, Long> byLabel = new TreeMap<>();
    private final Map<String, Long> byLanguage = new TreeMap<>();
    private final Map<String, Long> trainByLabel = new TreeMap<>();

    /** Counts a record; null is a withdrawal. */
    void add(TrainingRecord value) {
        if (value == null) {
            erased++;
            return;
        }
        if (value.getRevision() == 1) {
            fresh++;
        } else {
            changed++;
        }
        String label = Integer.toString(value.getStars());
        bySplit.merge(value.getSplit().name().toLowerCase(Locale.ROOT), 1L, Long::sum);
        byLabel.merge(label, 1L, Long::sum);
        byLanguage.merge(value.getLanguage(), 1L, Long::sum);
        if (value.getSplit() == Split.TRAIN) {
            trainByLabel.merge(label, 1L, Long::sum);
        }
    }

    /** Adds what a range holds. */
    void add(LogCounts range) {
        fresh += range.getNewRecords();
        changed += range.getChangedRecords();
        erased += range.getErasedRecords();
        range.getBySplit().forEach((key, count) -> bySplit.merge(key, count, Long::sum));
        range.getByLabel().forEach((key, count) -> byLabel.merge(key, count, Long::sum));
        range.getByLanguage().forEach((key, count) -> byLanguage.merge(key, count, Long::sum));
        range.getTrainByLabel().forEach((key, count) -> trainByLabel.merge(key, count, Long::sum));
    }

    /** All records, whatever they do. */
    long records() {
        return fresh + changed + erased;
    }

    LogCounts counts() {
        return new LogCounts(fresh, changed, erased, bySplit, byLabel, byLanguage, trainByLabel);
    }
}
