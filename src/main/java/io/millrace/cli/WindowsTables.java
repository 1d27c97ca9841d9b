package io.millrace.cli;

import io.millrace.drift.SnapshotCuts;
import io.millrace.drift.Trait;
import io.millrace.drift.WindowDrift;
import io.millrace.schema.LogCounts;
import io.millrace.schema.Snapshot;
import io.millrace.schema.WindowClosed;
import java.io.PrintWriter;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Windows for people: what they are, how they differ from those before, and what of that matters. Tables are 80 columns wide,
 * or a few more where offsets have more than five digits.
 */
final class WindowsTables {

    private static final int STARS = 5;
    private static final int ID_CHARS = "s-000001".length();
    private static final Map<String, String> CLOSED_BY = Map.of("stream-time", "time", "deadline", "idle");

    private final List<WindowDrift> windows;
    private final SnapshotCuts cuts;
    private final Bars bars;

    WindowsTables(List<WindowDrift> windows, SnapshotCuts cuts, Bars bars) {
        this.windows = windows;
        this.cuts = cuts;
        this.bars = bars;
    }

    void print(PrintWriter out) {
        contents().print(out);
        out.println();
        shifts().print(out);
        if (hasReasons()) {
            out.println();
            reasons().print(out);
        }
        out.println();
        legend(out);
        out.println();
        MarkedShifts.print(windows, out);
    }

    private Table contents() {
        double tallest = windows.stream()
                .flatMap(window -> shares(window).stream())
                .max(Double::compare)
                .filter(share -> share > 0)
                .orElse(1.0);
        OpenTimes times = OpenTimes.of(windows.stream().map(WindowDrift::window).toList());
        Table table = Table.narrow("window", times.header(), "end", "records", "stars", "snapshot");
        windows.forEach(drift -> {
            WindowClosed window = drift.window();
            table.add(
                    MarkedShifts.name(window),
                    times.of(window),
                    CLOSED_BY.getOrDefault(window.getClosedBy(), window.getClosedBy()),
                    records(window.getCounts()),
                    bars.draw(shares(drift), tallest),
                    cuts.first(window).map(WindowsTables::number).orElse(null));
        });
        return table;
    }

    private Table shifts() {
        Table table = Table.narrow("window", "stars", "p", "V", "languages", "p", "V", "languages %");
        windows.forEach(drift -> {
            ShiftCells stars = new ShiftCells(drift.shifts().get(Trait.STARS));
            ShiftCells languages = new ShiftCells(drift.shifts().get(Trait.LANGUAGES));
            table.add(
                    MarkedShifts.name(drift.window()),
                    stars.statistic(),
                    stars.p(),
                    stars.effect(),
                    languages.statistic(),
                    languages.p(),
                    languages.effect(),
                    languages.mix());
        });
        return table;
    }

    private Table reasons() {
        Table table = Table.narrow("window", "rejected", "reasons", "p", "V", "reasons %");
        windows.forEach(drift -> {
            ShiftCells reasons = new ShiftCells(drift.shifts().get(Trait.REASONS));
            table.add(
                    MarkedShifts.name(drift.window()),
                    reasons.rejected(),
                    reasons.statistic(),
                    reasons.p(),
                    reasons.effect(),
                    reasons.rejectedMix());
        });
        return table;
    }

    private void legend(PrintWriter out) {
        out.println("end: time, a record of a later window came; idle, none came for long");
        out.println("records: + new, ~ changed, - erased, with a bar for each of 1 to 5 stars");
        out.println((hasReasons() ? "stars, languages, reasons" : "stars, languages")
                + ": chi-square/degrees of freedom against the windows");
        out.println("before; p corrected for all that is shown; V 0 to 1. `millrace windows --help`");
    }

    private boolean hasReasons() {
        return windows.get(0).shifts().containsKey(Trait.REASONS);
    }

    private static String records(LogCounts counts) {
        return "+" + counts.getNewRecords()
                + (counts.getChangedRecords() > 0 ? " ~" + counts.getChangedRecords() : "")
                + (counts.getErasedRecords() > 0 ? " -" + counts.getErasedRecords() : "");
    }

    /** Without the digest, which a table has no room for. */
    private static String number(Snapshot snapshot) {
        return snapshot.getSnapshotId()
                .substring(0, Math.min(ID_CHARS, snapshot.getSnapshotId().length()));
    }

    private static List<Double> shares(WindowDrift drift) {
        Map<String, Long> counts = drift.window().getCounts().getByLabel();
        double all = Math.max(1, total(counts.values()));
        return IntStream.rangeClosed(1, STARS)
                .mapToObj(stars -> counts.getOrDefault(Integer.toString(stars), 0L) / all)
                .toList();
    }

    private static long total(Collection<Long> counts) {
        return counts.stream().mapToLong(Long::longValue).sum();
    }
}
