package io.millrace.grouping;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How many reviews gave which stars. Nothing here is changed; plus and minus give changed copies.
 *
 * @param counts six numbers: first of those without stars, then of those with 1 to 5
 */
public record Tally(List<Integer> counts) {

    private static final int STARS_MAX = 5;

    /** No reviews. */
    public static final Tally NONE = new Tally(Collections.nCopies(STARS_MAX + 1, 0));

    public Tally {
        counts = List.copyOf(counts);
    }

    /** Says whether there are none. */
    public boolean isEmpty() {
        return equals(NONE);
    }

    /** How many there are. */
    public int total() {
        return counts.stream().mapToInt(Integer::intValue).sum();
    }

    /** With one more. */
    public Tally plus(int stars) {
        return add(stars, 1);
    }

    /** With one less. */
    Tally minus(int stars) {
        return add(stars, -1);
    }

    /** The stars that are given most often; 0 if none are, or if several are as often. */
    public int majority() {
        int most = rated().map(counts::get).max().orElseThrow();
        List<Integer> first =
                rated().filter(stars -> counts.get(stars) == most).boxed().toList();
        return first.size() == 1 ? first.get(0) : 0;
    }

    /** Says whether different stars are given. Those who give none agree with all. */
    public boolean isDivided() {
        return rated().filter(stars -> counts.get(stars) > 0).count() > 1;
    }

    private static IntStream rated() {
        return IntStream.rangeClosed(1, STARS_MAX);
    }

    private Tally add(int stars, int number) {
        List<Integer> changed = new ArrayList<>(counts);
        changed.set(stars, counts.get(stars) + number);
        return new Tally(changed);
    }
}
