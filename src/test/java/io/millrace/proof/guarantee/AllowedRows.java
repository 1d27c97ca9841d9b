package io.millrace.proof.guarantee;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * What the limits of a configuration leave of live rows, as its documentation says: of each author and window those that were
 * drawn first, then the same of each product.
 */
final class AllowedRows {

    private record Source(String id, long window) {}

    private final Map<String, String> configuration;

    /**
     * @param configuration of a snapshot
     */
    AllowedRows(Map<String, String> configuration) {
        this.configuration = configuration;
    }

    /** Those that stay, in the same order. */
    List<LiveRow> of(Collection<LiveRow> rows) {
        return first("product_max", LiveRow::product, first("author_max", LiveRow::author, rows));
    }

    private List<LiveRow> first(String option, Function<LiveRow, String> source, Collection<LiveRow> rows) {
        int max = Integer.parseInt(configuration.getOrDefault(option, "0"));
        Map<Source, Integer> taken = new HashMap<>();
        Set<LiveRow> first = Collections.newSetFromMap(new IdentityHashMap<>());
        for (LiveRow row : drawn(rows)) {
            String id = source.apply(row);
            boolean free = max == 0 || id == null || id.isEmpty();
            if (free || taken.merge(new Source(id, window(row)), 1, Integer::sum) <= max) {
                first.add(row);
            }
        }
        return rows.stream().filter(first::contains).toList();
    }

    private static List<LiveRow> drawn(Collection<LiveRow> rows) {
        return rows.stream()
                .sorted((a, b) -> Long.compareUnsigned(a.drawn(), b.drawn()))
                .toList();
    }

    private long window(LiveRow row) {
        return Math.floorDiv(row.writtenAtMs(), Long.parseLong(configuration.get("guard_window_ms")));
    }
}
