package io.millrace.drift;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Two rows of counts over the same categories. The chi-square distribution fits only where enough is expected in each cell,
 * so the rarest categories are put together into one until {@value #EXPECTED_MIN} records are expected of each in either row.
 * The usual 5 (Cochran 1954, "Some methods for strengthening the common chi-square tests") are enough for p-values near
 * 0.05; those that count here are a hundred times smaller, and with 5 there were up to twice as many false alarms as there
 * should be. What is put together depends on both rows' sum alone, so it favours neither.
 *
 * @param first counts of the first row, by category; the most frequent category of both first
 * @param second counts of the second row, by the same categories
 */
record Contingency(long[] first, long[] second) {

    static final double EXPECTED_MIN = 10;

    private record Cell(long first, long second) {
        long sum() {
            return first + second;
        }

        Cell plus(Cell other) {
            return new Cell(first + other.first, second + other.second);
        }
    }

    /** The table of two rows; a category that a row does not have counts 0 there. */
    static Contingency of(Map<String, Long> first, Map<String, Long> second) {
        double share = share(total(first), total(second));
        List<Cell> cells = cells(first, second);
        while (cells.size() > 1 && cells.get(cells.size() - 1).sum() * share < EXPECTED_MIN) {
            Cell rarest = cells.remove(cells.size() - 1);
            cells.add(cells.remove(cells.size() - 1).plus(rarest));
            cells.sort(Comparator.comparingLong(Cell::sum).reversed());
        }
        return new Contingency(
                cells.stream().mapToLong(Cell::first).toArray(),
                cells.stream().mapToLong(Cell::second).toArray());
    }

    /** Whether there are categories left to compare. */
    boolean isEnough() {
        return first.length > 1;
    }

    /** The share of the smaller row in both. */
    private static double share(long first, long second) {
        return first + second == 0 ? 0 : (double) Math.min(first, second) / (first + second);
    }

    private static List<Cell> cells(Map<String, Long> first, Map<String, Long> second) {
        Map<String, Cell> cells = new TreeMap<>();
        first.forEach((category, count) -> cells.merge(category, new Cell(count, 0), Cell::plus));
        second.forEach((category, count) -> cells.merge(category, new Cell(0, count), Cell::plus));
        List<Cell> sorted = new ArrayList<>(cells.values());
        sorted.removeIf(cell -> cell.sum() == 0);
        sorted.sort(Comparator.comparingLong(Cell::sum).reversed());
        return sorted;
    }

    private static long total(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
