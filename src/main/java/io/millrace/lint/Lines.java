package io.millrace.lint;

import java.util.List;
import java.util.TreeSet;

/** Counts lines, and remembers the first few whatever order they come in. For one thread. */
final class Lines {

    private final int listed;
    private final TreeSet<Long> first = new TreeSet<>();
    private long count;

    Lines(int listed) {
        this.listed = listed;
    }

    void add(long line) {
        count++;
        first.add(line);
        if (first.size() > listed) {
            first.pollLast();
        }
    }

    boolean isEmpty() {
        return count == 0;
    }

    long count() {
        return count;
    }

    /** Ascending. */
    List<Long> first() {
        return List.copyOf(first);
    }
}
