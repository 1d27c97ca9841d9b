package io.millrace.dataset;

import java.util.SortedMap;

/**
 * One text for one map, to be hashed: lines {@code key=value} in the order of the map, with backslash, line feed and
 * equals sign escaped, so that different maps never give the same text.
 */
final class CanonicalForm {

    private CanonicalForm() {}

    static String of(SortedMap<String, String> map) {
        StringBuilder lines = new StringBuilder();
        map.forEach((key, value) ->
                lines.append(escape(key)).append('=').append(escape(value)).append('\n'));
        return lines.toString();
    }

    private static String escape(String text) {
        return text.replace("\\", "\\\\").replace("\n", "\\n").replace("=", "\\=");
    }
}
