package io.millrace.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetBenchIT {

    @TempDir
    private Path directory;

    @Test
    void shouldReportTimeAndMemoryOfEachBuild() throws IOException, InterruptedException {
        // Given
        DatasetBenchSettings settings =
                new DatasetBenchSettings(directory.resolve("bench"), List.of(2_000L, 20_000L), 3, 128);
        List<String> progress = new ArrayList<>();

        // When
        List<DatasetBuild> builds = DatasetBench.run(settings, progress::add);

        // Then
        assertThat(builds).extracting(DatasetBuild::events).containsExactly(2_000L, 20_000L);
        assertThat(builds).allSatisfy(build -> {
            assertThat(build.rows()).isBetween(build.events() * 8 / 10, build.events() * 9 / 10);
            assertThat(build.readSeconds()).isPositive();
            assertThat(build.writeSeconds()).isPositive();
            assertThat(build.residentPeakBytes()).isGreaterThan(1L << 20);
        });
        assertThat(progress).contains("building a dataset of 20,000 events with 128 MiB of heap");
        assertThat(DatasetBenchTable.of(builds)).contains("20,000");
    }

    @Test
    void shouldSayThatTheHeapIsTooSmall() {
        // Given
        DatasetBenchSettings settings = new DatasetBenchSettings(directory.resolve("bench"), List.of(2_000L), 1, 4);

        // Then
        assertThatThrownBy(() -> DatasetBench.run(settings, line -> {}))
                .isInstanceOf(BenchException.class)
                .hasMessageContaining("larger heap");
    }
}
