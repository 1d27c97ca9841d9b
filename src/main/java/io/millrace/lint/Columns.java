package io.millrace.lint;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The keys of all rows, as far as there are not too many to remember. For one thread. */
final class Columns {

    private static final int REMEMBERED_MAX = 100;
    private static final int NAME_CHARS_MAX = 40;

    private final Set<String> names = new LinkedHashSet<>();

    void add(JsonNode row) {
        row.fieldNames().forEachRemaining(name -> {
            if (names.size() < REMEMBERED_MAX) {
                names.add(name);
            }
        });
    }

    boolean has(String name) {
        return names.contains(name);
    }

    boolean hasInAnyCase(String name) {
        return names.stream().anyMatch(name::equalsIgnoreCase);
    }

    /** Those that are none of the given ones in any case, short enough to be printed. */
    List<String> besides(Collection<String> known) {
        return names.stream()
                .filter(name -> known.stream().noneMatch(name::equalsIgnoreCase))
                .map(name -> Excerpt.of(name, NAME_CHARS_MAX))
                .toList();
    }
}
