package io.millrace.proof.guarantee;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What the limits of a configuration leave of live rows, as its documentation says: of each author and window the first in
 * the order of the files, then the same of each product.
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
        List<LiveRow> first = new ArrayList<>();
        for (LiveRow row : rows) {
            String id = source.apply(row);
            boolean free = max == 0 || id == null || id.isEmpty();
            if (free || taken.merge(new Source(id, window(row)), 1, Integer::sum) <= max) {
                first.add(row);
            }
        }
        return first;
    }

    private long window(LiveRow row) {
        return Math.floorDiv(row.writtenAtMs(), Long.parseLong(configuration.get("guard_window_ms")));
    }
}
