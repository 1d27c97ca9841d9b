package io.millrace.audit;

import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/** Counts overlaps of one kind, and keeps those whose held-out rows come first. For one thread. */
final class FirstFindings {

    private record Overlap(long heldOut, long train, double similarity) {}

    private final boolean exact;
    private final int max;
    private final TreeSet<Overlap> first = new TreeSet<>(Comparator.comparingLong(Overlap::heldOut));
    private long count;

    /**
     * @param exact which kind
     * @param max how many to keep, from 0
     */
    FirstFindings(boolean exact, int max) {
        this.exact = exact;
        this.max = max;
    }

    /** Adds an overlap of a held-out row that has none yet. */
    void add(long heldOut, long train, double similarity) {
        count++;
        first.add(new Overlap(heldOut, train, similarity));
        if (first.size() > max) {
            first.pollLast();
        }
    }

    long count() {
        return count;
    }

    List<Finding> list(Corpus corpus) {
        return first.stream()
                .map(overlap -> new Finding(
                        exact, overlap.similarity(), corpus.place(overlap.heldOut()), corpus.place(overlap.train())))
                .toList();
    }
}
