package io.millrace.replay;

import java.util.Comparator;

/**
 * How many went from one to the other; equal ones stayed.
 *
 * @param before what it was
 * @param after what it would be
 * @param count how many, at least 1
 */
public record Change(String before, String after, long count) {

    /** Most first. */
    static final Comparator<Change> MOST_FIRST = Comparator.comparingLong(Change::count)
            .reversed()
            .thenComparing(Change::before)
            .thenComparing(Change::after);

    /** Whether it stayed. */
    public boolean isNone() {
        return before.equals(after);
    }
}
