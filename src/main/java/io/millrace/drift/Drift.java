package io.millrace.drift;

import io.millrace.schema.WindowClosed;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** Compares windows with those before them. Pure: the same windows give the same, however their partitions were mixed. */
public final class Drift {

    private static final Map<Trait, Function<WindowClosed, Map<String, Long>>> COUNTED = Map.of(
            Trait.STARS, window -> window.getCounts().getByLabel(),
            Trait.LANGUAGES, window -> window.getCounts().getByLanguage());

    private final WindowHistory history;
    private final SortedMap<Trait, Function<WindowClosed, Map<String, Long>>> mixes;

    private Drift(WindowHistory history, Map<Trait, Function<WindowClosed, Map<String, Long>>> mixes) {
        this.history = history;
        this.mixes = new TreeMap<>(mixes);
    }

    /** Compares by what the windows themselves count: stars and languages. */
    public static Drift of(WindowHistory history) {
        return new Drift(history, COUNTED);
    }

    /** Compares by the reasons of decisions, too. */
    public Drift with(ReasonTally reasons) {
        Map<Trait, Function<WindowClosed, Map<String, Long>>> more = new TreeMap<>(mixes);
        more.put(Trait.REASONS, reasons::of);
        return new Drift(history, more);
    }

    /**
     * Compares windows. Their p-values are corrected together.
     *
     * @param shown windows of the history, in any order
     * @return one for each, in that order
     */
    public List<WindowDrift> judge(List<WindowClosed> shown) {
        List<WindowDrift> compared = shown.stream().map(this::compare).toList();
        List<Double> pValues = compared.stream()
                .flatMap(window -> window.shifts().values().stream())
                .flatMap(shift -> shift.comparison().stream())
                .map(Comparison::pValue)
                .toList();
        Iterator<Double> corrected = DoubleStream.of(Holm.correct(pValues)).iterator();
        return compared.stream().map(window -> correct(window, corrected)).toList();
    }

    private WindowDrift compare(WindowClosed window) {
        List<WindowClosed> before = history.before(window);
        SortedMap<Trait, Shift> shifts = new TreeMap<>();
        mixes.forEach((trait, mix) -> shifts.put(
                trait, Shift.of(mix.apply(window), sum(before.stream().map(mix)))));
        return new WindowDrift(window, before.size(), shifts);
    }

    private static WindowDrift correct(WindowDrift window, Iterator<Double> corrected) {
        Map<Trait, Shift> shifts = new TreeMap<>(window.shifts());
        shifts.replaceAll(
                (trait, shift) -> shift.comparison().isPresent() ? shift.withCorrectedP(corrected.next()) : shift);
        return window.with(shifts);
    }

    private static Map<String, Long> sum(Stream<Map<String, Long>> counts) {
        Map<String, Long> sum = new TreeMap<>();
        counts.forEach(one -> one.forEach((category, count) -> sum.merge(category, count, Long::sum)));
        return sum;
    }
}
