package io.millrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.drift.SampleWindow;
import io.millrace.schema.WindowClosed;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenTimesTest {

    private static final WindowClosed OLD = window("2025-12-31T23:59:58.900Z", "2026-01-02T00:00:01Z");
    private static final WindowClosed NEW = window("2026-02-03T04:05:06Z", "2026-02-03T04:06:07Z");

    @Test
    void shouldTellTheYearOnceWhereItIsOne() {
        // When
        OpenTimes times = OpenTimes.of(List.of(NEW, NEW));

        // Then
        assertThat(times.header()).isEqualTo("open (UTC, 2026)");
        assertThat(times.of(NEW)).isEqualTo("02-03 04:05:06-04:06:07");
    }

    @Test
    void shouldTellTheYearOfEachWhereTheyDiffer() {
        // When
        OpenTimes times = OpenTimes.of(List.of(OLD, NEW));

        // Then
        assertThat(times.header()).isEqualTo("open (UTC)");
        assertThat(times.of(OLD)).isEqualTo("2025-12-31 23:59:58-00:00:01+2d");
        assertThat(times.of(NEW)).isEqualTo("2026-02-03 04:05:06-04:06:07");
    }

    private static WindowClosed window(String from, String to) {
        return SampleWindow.builder(0, 0)
                .setOpenedAt(Instant.parse(from))
                .setClosedAt(Instant.parse(to))
                .setCounts(SampleWindow.nothing())
                .build();
    }
}
