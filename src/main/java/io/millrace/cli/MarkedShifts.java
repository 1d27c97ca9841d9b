package io.millrace.cli;

import io.millrace.drift.Shift;
import io.millrace.drift.Trait;
import io.millrace.drift.WindowDrift;
import io.millrace.schema.WindowClosed;
import java.io.PrintWriter;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The differences that matter, in words. */
final class MarkedShifts {

    private static final int CATEGORIES = 3;

    private MarkedShifts() {}

    /** How a window is called: its partition and its offsets, the last exclusive. */
    static String name(WindowClosed window) {
        return window.getPartition() + ":" + window.getStartOffset() + "-" + window.getEndOffset();
    }

    static void print(List<WindowDrift> windows, PrintWriter out) {
        windows.forEach(window -> window.shifts().forEach((trait, shift) -> {
            if (shift.isMarked()) {
                out.println(words(window, trait, shift));
            }
        }));
        out.println(conclusion(windows.stream()
                .flatMap(window -> window.shifts().values().stream())
                .toList()));
    }

    private static String words(WindowDrift window, Trait trait, Shift shift) {
        return "* " + trait.label() + " of " + name(window.window()) + ": " + changes(shift);
    }

    private static String conclusion(List<Shift> shifts) {
        long compared =
                shifts.stream().filter(shift -> shift.comparison().isPresent()).count();
        long marked = shifts.stream().filter(Shift::isMarked).count();
        String few = compared < shifts.size() ? "; for " + (shifts.size() - compared) + " there is too little" : "";
        return marked + " of " + compared + " comparisons are marked" + few;
    }

    /** The categories whose shares changed most, the largest change first. */
    private static String changes(Shift shift) {
        Collection<String> categories = new TreeSet<>(shift.now().keySet());
        categories.addAll(shift.before().keySet());
        return categories.stream()
                .sorted(Comparator.comparingDouble(category -> -Math.abs(change(shift, category))))
                .limit(CATEGORIES)
                .map(category -> category + " (" + percent(share(shift.before(), category)) + " -> "
                        + percent(share(shift.now(), category)) + " %)")
                .collect(Collectors.joining(", "));
    }

    private static double change(Shift shift, String category) {
        return share(shift.now(), category) - share(shift.before(), category);
    }

    private static double share(Map<String, Long> counts, String category) {
        double all = counts.values().stream().mapToLong(Long::longValue).sum();
        return counts.getOrDefault(category, 0L) / all;
    }

    private static String percent(double share) {
        return ShiftCells.decimal("%.0f", 100 * share);
    }
}
