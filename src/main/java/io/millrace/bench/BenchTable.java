package io.millrace.bench;

import io.millrace.bench.BenchReport.Latency;
import io.millrace.bench.BenchReport.Speed;
import io.millrace.bench.BenchReport.State;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes a report for people. */
public final class BenchTable {

    private BenchTable() {}

    /** The report in a few lines, without a line break at the end. */
    public static String of(BenchReport report) {
        return String.join("\n", lines(report));
    }

    private static List<String> lines(BenchReport report) {
        return List.of(
                line(
                        "%,d reviews %s, %d partitions, %d stream threads, exactly once",
                        report.reviews(),
                        report.english() ? "in English" : "in seven languages",
                        report.partitions(),
                        report.threads()),
                speed("pass-through", report.passThrough()),
                speed("exact only", report.exact()),
                line("%-14s%,9.2f", "ratio", report.exactRatio()),
                speed("curation", report.curation()),
                line("%-14s%,9.2f", "ratio", report.ratio()),
                latency(report.latency()),
                state(report.state()),
                line(
                        "%-14s%,9d ms until the state of %,d texts was back",
                        "restore", report.restored().ms(), report.restored().texts()));
    }

    private static String speed(String name, Speed speed) {
        String rounds = speed.rounds().stream().map(round -> line("%,d", round)).collect(Collectors.joining(", "));
        return line("%-14s%,9d reviews/s, median of %s", name, speed.median(), rounds);
    }

    private static String latency(Latency latency) {
        return latency == null
                ? line("%-14s%9s", "latency", "not measured")
                : line(
                        "%-14s%,9d ms p50, %,d ms p99, %,d ms at most, with %,d reviews/s",
                        "latency", latency.p50Ms(), latency.p99Ms(), latency.maxMs(), latency.reviewsPerSecond());
    }

    private static String state(State state) {
        return line(
                "%-14s%,9.0f bytes a text in the stores by text: changelogs %,d, tables %,d, texts %,d",
                "state", state.bytesPerText(), state.changelogBytes(), state.storeBytes(), state.texts());
    }

    private static String line(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
