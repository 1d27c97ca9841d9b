package io.millrace.drift;

import io.millrace.schema.LogCounts;
import io.millrace.schema.WindowClosed;
import java.time.Instant;
import java.util.Map;

/** Windows of a minute; number n of a partition is open from minute n to the next, and holds the offsets from 100 n. */
public final class SampleWindow {

    private static final int SECONDS = 60;
    private static final int OFFSETS = 100;

    private SampleWindow() {}

    /** A window without counts, closed by stream time. */
    public static WindowClosed of(int partition, int number) {
        return of(partition, number, Map.of());
    }

    /** A window with counts by stars. */
    public static WindowClosed of(int partition, int number, Map<String, Long> byLabel) {
        return of(partition, number, byLabel, Map.of("en", 1L));
    }

    /** A window with counts by stars and by language. */
    public static WindowClosed of(int partition, int number, Map<String, Long> byLabel, Map<String, Long> byLanguage) {
        return builder(partition, number)
                .setCounts(new LogCounts(OFFSETS - 10L, 9L, 1L, Map.of(), byLabel, byLanguage, Map.of()))
                .build();
    }

    /** Begins a window, all but its counts. */
    public static WindowClosed.Builder builder(int partition, int number) {
        return WindowClosed.newBuilder()
                .setPartition(partition)
                .setStartOffset((long) number * OFFSETS)
                .setEndOffset((number + 1L) * OFFSETS)
                .setOpenedAt(minute(number))
                .setClosedAt(minute(number + 1))
                .setClosedBy("stream-time");
    }

    /** Counts of nothing. */
    public static LogCounts nothing() {
        return new LogCounts(0L, 0L, 0L, Map.of(), Map.of(), Map.of(), Map.of());
    }

    /** A minute since 1970. */
    public static Instant minute(double number) {
        return Instant.ofEpochMilli((long) (number * SECONDS * 1000));
    }
}
