package io.millrace.input;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/** Tells the known columns from the others, and remembers the first of these. For one thread. */
final class Columns {

    private static final int REMEMBERED_MAX = 20;
    private static final int NAME_CHARS_MAX = 40;

    private final Set<String> known;
    private final Set<String> unknown = new LinkedHashSet<>();

    Columns(Collection<String> known) {
        this.known = Set.copyOf(known);
    }

    /** Says whether a column is known; if not, it is remembered. */
    boolean knows(String column) {
        if (known.contains(column)) {
            return true;
        }
        if (unknown.size() < REMEMBERED_MAX) {
            unknown.add(printable(column));
        }
        return false;
    }

    Set<String> unknown() {
        return Collections.unmodifiableSet(unknown);
    }

    private static String printable(String column) {
        String start = column.substring(0, Math.min(column.length(), NAME_CHARS_MAX));
        return start.isBlank() ? "(no name)" : start.replaceAll("\\p{Cntrl}", "?");
    }
}
