package io.millrace.dataset;

import io.millrace.dataset.Discrepancy.Kind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Counts all and keeps the first of each kind. For one thread. */
final class Discrepancies {

    private final int listedMax;
    private final Map<Kind, List<Discrepancy>> first = new EnumMap<>(Kind.class);
    private final Map<Kind, Long> counts = new EnumMap<>(Kind.class);

    /**
     * @param listedMax how many of each kind are kept, from 0
     */
    Discrepancies(int listedMax) {
        this.listedMax = listedMax;
    }

    void add(Discrepancy found) {
        counts.merge(found.kind(), 1L, Long::sum);
        List<Discrepancy> listed = first.computeIfAbsent(found.kind(), kind -> new ArrayList<>());
        if (listed.size() < listedMax) {
            listed.add(found);
        }
    }

    /** How many there are of each kind; kinds without any are not there. */
    Map<Kind, Long> counts() {
        return counts;
    }

    /** The first of each kind, in the order of kinds, then of finding. */
    List<Discrepancy> list() {
        return first.values().stream().flatMap(List::stream).toList();
    }
}
