package io.millrace.cli;

import io.millrace.drift.Comparison;
import io.millrace.drift.Shift;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** One difference as cells of a table. */
record ShiftCells(Shift shift) {

    private static final int MOST_FREQUENT = 2;

    /** Decisions that reject nothing. */
    private static final Set<String> OTHER_OUTCOMES = Set.of("accepted", "superseded", "erased", "unknown");

    /** Chi-square and its degrees of freedom, or why there is none. */
    String statistic() {
        if (shift.before().isEmpty()) {
            return "first";
        }
        return cell(of -> decimal(of.statistic() < 100 ? "%.1f" : "%.0f", of.statistic()) + "/" + of.degreesOfFreedom())
                .orElse("too few");
    }

    /** The corrected p-value. */
    String p() {
        return cell(of -> p(shift.correctedP())).orElse("");
    }

    /** The effect size, with its mark. */
    String effect() {
        return cell(of -> decimal("%.2f", of.effect()) + (shift.isMarked() ? " *" : ""))
                .orElse("");
    }

    /** The most frequent categories, with their shares. */
    String mix() {
        return mix(Set.of());
    }

    /** The most frequent reasons to reject, with their shares of all decisions. */
    String rejectedMix() {
        return mix(OTHER_OUTCOMES);
    }

    /** How many of the decisions reject. */
    String rejected() {
        long others = OTHER_OUTCOMES.stream()
                .mapToLong(outcome -> shift.now().getOrDefault(outcome, 0L))
                .sum();
        return (total() - others) + "/" + total();
    }

    static String p(double value) {
        return value < 0.001 ? "<0.001" : decimal("%.3f", value);
    }

    static String decimal(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }

    private Optional<String> cell(Function<Comparison, String> text) {
        return shift.comparison().map(text);
    }

    private String mix(Set<String> without) {
        return shift.now().entrySet().stream()
                .filter(count -> !without.contains(count.getKey()))
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_FREQUENT)
                .map(count -> count.getKey() + " " + Math.round(100.0 * count.getValue() / total()))
                .collect(Collectors.joining(" "));
    }

    private long total() {
        return shift.now().values().stream().mapToLong(Long::longValue).sum();
    }
}
