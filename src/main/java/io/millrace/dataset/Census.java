package io.millrace.dataset;

import io.millrace.schema.Split;
import io.millrace.schema.TrainingRecord;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Counts the distinct records of a dataset by split, stars and language. All splits and stars are there, also with 0.
 * Not safe for several threads.
 */
final class Census {

    static final int STARS_MAX = 5;

    private final SortedMap<String, SortedMap<Integer, SortedMap<String, Long>>> histogram = new TreeMap<>();

    Census() {
        for (Split split : Split.values()) {
            SortedMap<Integer, SortedMap<String, Long>> labels = new TreeMap<>();
            for (int stars = 1; stars <= STARS_MAX; stars++) {
                labels.put(stars, new TreeMap<>());
            }
            histogram.put(Names.of(split), labels);
        }
    }

    /** What was counted before, as {@link #histogram} gave it. */
    static Census of(SortedMap<String, SortedMap<Integer, SortedMap<String, Long>>> histogram) {
        Census census = new Census();
        histogram.forEach((split, labels) -> labels.forEach(
                (stars, languages) -> census.histogram.get(split).get(stars).putAll(languages)));
        return census;
    }

    void add(TrainingRecord row) {
        add(row.getSplit(), row.getStars(), row.getLanguage());
    }

    void add(Split split, int stars, String language) {
        labels(split).get(stars).merge(language, 1L, Long::sum);
    }

    /** Takes back one that was added. */
    void remove(Split split, int stars, String language) {
        labels(split).get(stars).computeIfPresent(language, (any, count) -> count == 1 ? null : count - 1);
    }

    /** By split, stars and language. */
    SortedMap<String, SortedMap<Integer, SortedMap<String, Long>>> histogram() {
        return Collections.unmodifiableSortedMap(histogram);
    }

    SortedMap<String, Long> bySplit() {
        SortedMap<String, Long> sums = new TreeMap<>();
        histogram.forEach((split, labels) -> labels.values().forEach(cell -> sums.merge(split, sum(cell), Long::sum)));
        return sums;
    }

    SortedMap<Integer, Long> byLabel() {
        SortedMap<Integer, Long> sums = new TreeMap<>();
        histogram
                .values()
                .forEach(labels -> labels.forEach((stars, languages) -> sums.merge(stars, sum(languages), Long::sum)));
        return sums;
    }

    SortedMap<String, Long> byLanguage() {
        SortedMap<String, Long> sums = new TreeMap<>();
        histogram
                .values()
                .forEach(labels -> labels.values()
                        .forEach(languages ->
                                languages.forEach((language, rows) -> sums.merge(language, rows, Long::sum))));
        return sums;
    }

    /** Of the records of one split, by stars. */
    SortedMap<Integer, Long> byLabel(Split split) {
        return byLabel(labels(split));
    }

    /** Of the records of one part of a histogram, by stars. */
    static SortedMap<Integer, Long> byLabel(SortedMap<Integer, SortedMap<String, Long>> labels) {
        SortedMap<Integer, Long> sums = new TreeMap<>();
        labels.forEach((stars, languages) -> sums.put(stars, sum(languages)));
        return sums;
    }

    private SortedMap<Integer, SortedMap<String, Long>> labels(Split split) {
        return histogram.get(Names.of(split));
    }

    private static long sum(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
