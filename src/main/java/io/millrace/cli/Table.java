package io.millrace.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Rows under a header, in columns as wide as they need. */
final class Table {

    private static final int GAP = 3;
    private static final int NARROW_GAP = 2;

    private final String gap;
    private final List<List<String>> rows = new ArrayList<>();

    Table(String... header) {
        this(GAP, header);
    }

    private Table(int gap, String... header) {
        this.gap = " ".repeat(gap);
        rows.add(List.of(header));
    }

    /** A table of many columns, which stand closer. */
    static Table narrow(String... header) {
        return new Table(NARROW_GAP, header);
    }

    /** Adds a row; null becomes a dash. */
    Table add(Object... cells) {
        List<String> row = new ArrayList<>();
        for (Object cell : cells) {
            row.add(cell == null ? "-" : cell.toString());
        }
        rows.add(row);
        return this;
    }

    void print(PrintWriter out) {
        int[] widths = IntStream.range(0, rows.get(0).size()).map(this::width).toArray();
        rows.forEach(row -> out.println(IntStream.range(0, row.size())
                .mapToObj(i -> pad(row.get(i), widths[i]))
                .collect(Collectors.joining(gap))
                .stripTrailing()));
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(width - text.length());
    }
}
