package io.millrace.cli;

import io.millrace.schema.WindowClosed;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/**
 * When windows were open, in UTC, as short as it can be told.
 *
 * @param year of all of them; null if they are of several
 */
record OpenTimes(Integer year) {

    private static final DateTimeFormatter WITH_YEAR = formatter("uuuu-MM-dd HH:mm:ss");
    private static final DateTimeFormatter IN_YEAR = formatter("MM-dd HH:mm:ss");
    private static final DateTimeFormatter IN_DAY = formatter("HH:mm:ss");

    /** The form for these windows. */
    static OpenTimes of(List<WindowClosed> windows) {
        List<Integer> years = windows.stream()
                .map(window -> window.getOpenedAt().atOffset(ZoneOffset.UTC).getYear())
                .distinct()
                .toList();
        return new OpenTimes(years.size() == 1 ? years.get(0) : null);
    }

    /** What is above the column. */
    String header() {
        return year == null ? "open (UTC)" : "open (UTC, " + year + ")";
    }

    /** From when to when; what ends another day says how many days later: {@code 11-23 23:59:30-00:00:30+1d}. */
    String of(WindowClosed window) {
        Instant from = window.getOpenedAt();
        Instant to = window.getClosedAt();
        long days = Duration.between(midnight(from), midnight(to)).toDays();
        return (year == null ? WITH_YEAR : IN_YEAR).format(from) + "-" + IN_DAY.format(to)
                + (days > 0 ? "+" + days + "d" : "");
    }

    private static Instant midnight(Instant time) {
        return time.truncatedTo(ChronoUnit.DAYS);
    }

    private static DateTimeFormatter formatter(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
    }
}
