package io.millrace.dataset;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The distribution of labels that {@link Balance#TARGET} gives the train split: as many rows as there can be without a
 * repetition, shared out by the method of the largest remainder, so that each label is less than one row away from its share.
 *
 * @param millionths the share of each label, 1 to 5, in millionths, from 0; they add up to a million within a hundredth, and
 *     count in proportion to their sum. Copied, unmodifiable
 */
public record LabelTarget(SortedMap<Integer, Long> millionths) {

    private static final long WHOLE = 1_000_000;
    private static final long TOLERANCE = WHOLE / 100;

    public LabelTarget {
        millionths = Collections.unmodifiableSortedMap(new TreeMap<>(millionths));
        boolean complete = IntStream.rangeClosed(1, Census.STARS_MAX).allMatch(millionths::containsKey)
                && millionths.size() == Census.STARS_MAX;
        long sum = sum(millionths);
        if (!complete || Math.abs(sum - WHOLE) > TOLERANCE) {
            throw new DatasetException("Dataset option target has shares of " + millionths.keySet() + " that add up to "
                    + BigDecimal.valueOf(sum, 6)
                    + "; give each of 1 to 5 stars a share, which may be 0, and all together 1");
        }
    }

    /**
     * Reads shares.
     *
     * @param text such as {@code 1:0.2,2:0.2,3:0.2,4:0.2,5:0.2}
     * @throws DatasetException if it cannot be read, a label is missing, or they do not add up to 1
     */
    public static LabelTarget parse(String text) {
        SortedMap<Integer, Long> millionths = new TreeMap<>();
        NamedNumbers.parse("target", text)
                .forEach((label, share) ->
                        millionths.put(label(label), share.movePointRight(6).longValueExact()));
        return new LabelTarget(millionths);
    }

    private static int label(String text) {
        return text.matches("[1-9]") ? Integer.parseInt(text) : 0;
    }

    /** As {@link #parse} reads it; equal targets give equal texts. */
    public String format() {
        SortedMap<Integer, BigDecimal> shares = new TreeMap<>();
        millionths.forEach((label, share) -> shares.put(label, BigDecimal.valueOf(share, 6)));
        return NamedNumbers.format(shares);
    }

    /**
     * How many rows each label gets. Labels of which there are no records do not count; the others keep their proportions.
     *
     * @param records how many there are of each label
     * @return for each of these labels a number that is not larger
     */
    SortedMap<Integer, Long> rows(Map<Integer, Long> records) {
        SortedMap<Integer, Long> parts = new TreeMap<>();
        millionths.forEach((label, part) -> {
            if (part > 0 && records.getOrDefault(label, 0L) > 0) {
                parts.put(label, part);
            }
        });
        long whole = sum(parts);
        long total = parts.entrySet().stream()
                .mapToLong(part -> Math.multiplyExact(records.get(part.getKey()), whole) / part.getValue())
                .min()
                .orElse(0);
        SortedMap<Integer, Long> rows = new TreeMap<>();
        records.keySet().forEach(label -> rows.put(label, 0L));
        rows.putAll(shareOut(total, parts, whole));
        return rows;
    }

    /** What is left after rounding down goes to the largest remainders, of equal ones to the smaller label. */
    private static SortedMap<Integer, Long> shareOut(long total, SortedMap<Integer, Long> parts, long whole) {
        SortedMap<Integer, Long> rows = new TreeMap<>();
        parts.forEach((label, part) -> rows.put(label, Math.multiplyExact(total, part) / whole));
        Comparator<Map.Entry<Integer, Long>> byRemainder =
                Comparator.comparing(part -> -(total * part.getValue() % whole));
        parts.entrySet().stream()
                .sorted(byRemainder.thenComparing(Map.Entry::getKey))
                .limit(total - sum(rows))
                .forEach(part -> rows.merge(part.getKey(), 1L, Long::sum));
        return rows;
    }

    private static long sum(Map<Integer, Long> numbers) {
        return numbers.values().stream().mapToLong(Long::longValue).sum();
    }
}
