package io.millrace.replay;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts changes from a few values to a few. For one thread. */
final class Changes {

    private record Step(String before, String after) {}

    private final Map<Step, Long> counts = new HashMap<>();

    void add(String before, String after) {
        counts.merge(new Step(before, after), 1L, Long::sum);
    }

    List<Change> toList() {
        return counts.entrySet().stream()
                .map(entry -> new Change(entry.getKey().before(), entry.getKey().after(), entry.getValue()))
                .sorted(Change.MOST_FIRST)
                .toList();
    }
}
