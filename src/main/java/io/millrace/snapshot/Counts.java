package io.millrace.snapshot;

import io.millrace.schema.LogCounts;
import io.millrace.schema.Split;
import io.millrace.schema.TrainingRecord;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What a range of the training-record log holds, as values that can be added up. */
public final class Counts {

    private Counts() {}

    /** Nothing. */
    public static LogCounts none() {
        return new LogCounts(0L, 0L, 0L, Map.of(), Map.of(), Map.of(), Map.of());
    }

    /**
     * One record of the log.
     *
     * @param value null if it withdraws a record
     */
    public static LogCounts of(TrainingRecord value) {
        if (value == null) {
            return new LogCounts(0L, 0L, 1L, Map.of(), Map.of(), Map.of(), Map.of());
        }
        boolean isNew = value.getRevision() == 1;
        Map<String, Long> label = one(Integer.toString(value.getStars()));
        return new LogCounts(
                isNew ? 1L : 0L,
                isNew ? 0L : 1L,
                0L,
                one(value.getSplit().name().toLowerCase(Locale.ROOT)),
                label,
                one(value.getLanguage()),
                value.getSplit() == Split.TRAIN ? label : Map.of());
    }

    /** Both together. */
    public static LogCounts sum(LogCounts a, LogCounts b) {
        return new LogCounts(
                a.getNewRecords() + b.getNewRecords(),
                a.getChangedRecords() + b.getChangedRecords(),
                a.getErasedRecords() + b.getErasedRecords(),
                sum(a.getBySplit(), b.getBySplit()),
                sum(a.getByLabel(), b.getByLabel()),
                sum(a.getByLanguage(), b.getByLanguage()),
                sum(a.getTrainByLabel(), b.getTrainByLabel()));
    }

    /** All records of the range, whatever they do. */
    public static long total(LogCounts counts) {
        return counts.getNewRecords() + counts.getChangedRecords() + counts.getErasedRecords();
    }

    /** New and changed records of the train split. */
    public static long train(LogCounts counts) {
        return counts.getBySplit().getOrDefault("train", 0L);
    }

    private static Map<String, Long> one(String key) {
        return Map.of(key, 1L);
    }

    /** Sorted, so that equal counts have equal bytes. */
    private static Map<String, Long> sum(Map<String, Long> a, Map<String, Long> b) {
        Map<String, Long> sum = new TreeMap<>(a);
        b.forEach((key, count) -> sum.merge(key, count, Long::sum));
        return sum;
    }
}
