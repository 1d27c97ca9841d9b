package io.millrace.demo;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Lays out plain text: headings, tables with aligned columns, and bars. */
final class Page {

    private static final int BAR_WIDTH = 28;
    private static final String[] EIGHTHS = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};

    private final StringBuilder text = new StringBuilder();

    Page heading(String heading) {
        text.append('\n').append(heading).append('\n');
        return this;
    }

    Page line(String format, Object... arguments) {
        text.append(("  " + String.format(Locale.ROOT, format, arguments)).stripTrailing())
                .append('\n');
        return this;
    }

    /** Counts with their share and a bar. */
    Page bars(Map<String, Long> counts) {
        long total =
                Math.max(1, counts.values().stream().mapToLong(Long::longValue).sum());
        int width = counts.keySet().stream().mapToInt(String::length).max().orElse(0);
        counts.forEach((name, count) -> line(
                "%-" + width + "s  %,9d  %5.1f %%  %s",
                name,
                count,
                100.0 * count / total,
                bar((double) count / total)));
        return this;
    }

    /** A table; the first row is the head. Columns of numbers are set flush right. */
    Page table(List<List<String>> rows) {
        String format = IntStream.range(0, rows.get(0).size())
                .mapToObj(
                        index -> column(rows.stream().map(row -> row.get(index)).toList()))
                .collect(Collectors.joining("  "));
        rows.forEach(row -> line(format, row.toArray()));
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }

    private static String column(List<String> cells) {
        boolean numbers = cells.stream().skip(1).allMatch(cell -> cell.matches("[0-9.,]*"));
        int width = cells.stream().mapToInt(String::length).max().orElse(0);
        return "%" + (numbers ? "" : "-") + width + "s";
    }

    private static String bar(double share) {
        int eighths = (int) Math.round(share * BAR_WIDTH * 8);
        return "█".repeat(eighths / 8) + EIGHTHS[eighths % 8];
    }
}
