package io.millrace.text.near;

import java.util.List;

/**
 * A range of lengths in words.
 *
 * @param least the fewest, inclusive
 * @param most the most, inclusive
 */
record LengthClass(int least, int most) {

    static final List<LengthClass> UP_TO_60 = List.of(
            new LengthClass(3, 4),
            new LengthClass(5, 6),
            new LengthClass(7, 9),
            new LengthClass(10, 14),
            new LengthClass(15, 24),
            new LengthClass(25, 39),
            new LengthClass(40, 60));

    static final List<LengthClass> LONGER = List.of(new LengthClass(61, 100), new LengthClass(101, 200));

    boolean has(int words) {
        return words >= least && words <= most;
    }

    /** The geometric middle, for a logarithmic axis. */
    double middle() {
        return Math.sqrt((double) least * most);
    }

    @Override
    public String toString() {
        return least + "–" + most;
    }
}
