package io.millrace.lint;

import java.util.Map;
import java.util.TreeMap;

/** Counts how often each number comes. For one thread. */
final class Distribution {

    private final TreeMap<Integer, Long> counts = new TreeMap<>();
    private long all;
    private long total;

    void add(int number) {
        counts.merge(number, 1L, Long::sum);
        all++;
        total += number;
    }

    long total() {
        return total;
    }

    /** In words: least, median (the lower of two) and greatest. */
    @Override
    public String toString() {
        return all == 0 ? "none" : counts.firstKey() + " to " + counts.lastKey() + ", median " + median();
    }

    private int median() {
        long before = 0;
        for (Map.Entry<Integer, Long> entry : counts.entrySet()) {
            before += entry.getValue();
            if (before * 2 >= all) {
                return entry.getKey();
            }
        }
        throw new IllegalStateException("no number was added");
    }
}
