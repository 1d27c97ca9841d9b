package io.millrace.bench;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes what builds took, for people. */
public final class DatasetBenchTable {

    private static final String ROW = "%12s %12s %10s %10s %12s %14s";

    private DatasetBenchTable() {}

    /** A table with one line a build, without a line break at the end. */
    public static String of(List<DatasetBuild> builds) {
        return ROW.formatted("events", "rows", "read s", "write s", "events/s", "memory MiB")
                + builds.stream().map(build -> "\n" + row(build)).collect(Collectors.joining());
    }

    private static String row(DatasetBuild build) {
        return ROW.formatted(
                number(build.events()),
                number(build.rows()),
                seconds(build.readSeconds()),
                seconds(build.writeSeconds()),
                number(build.eventsPerSecond()),
                number(build.residentPeakBytes() >> 20));
    }

    private static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    private static String seconds(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
