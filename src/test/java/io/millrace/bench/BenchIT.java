package io.millrace.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchIT {

    private static final int REVIEWS = 2_000;

    @TempDir
    private Path directory;

    @Test
    void shouldReportRatioLatencyAndStateOfSmallRun() {
        // Given
        BenchSettings settings = new BenchSettings(directory.resolve("bench"), REVIEWS, true, 1, 4, 1, 1, 2);
        List<String> progress = new ArrayList<>();

        // When
        BenchReport report = Bench.run(settings, progress::add);

        // Then
        assertThat(report.ratio()).isPositive();
        assertThat(report.passThrough().rounds()).hasSize(1);
        assertThat(report.curation().rounds()).hasSize(1);
        assertThat(report.exact().rounds()).hasSize(1);
        assertThat(report.exactRatio()).isPositive();
        assertThat(report.latency().reviews()).isPositive();
        assertThat(report.latency().p99Ms())
                .isBetween(report.latency().p50Ms(), report.latency().maxMs());
        assertThat(report.state().texts()).isBetween(REVIEWS / 2L, (long) REVIEWS);
        assertThat(report.state().changelogBytes()).isPositive();
        assertThat(report.state().storeBytes()).isPositive();
        assertThat(report.restored().texts()).isEqualTo(report.state().texts());
        assertThat(report.restored().ms()).isPositive();
        assertThat(progress).contains("writing 2000 reviews");
        assertThat(BenchTable.of(report)).contains("2,000 reviews in English", "curation");
        JsonNode json = new ObjectMapper().valueToTree(report);
        assertThat(json.at("/pass_through/median").asLong()).isPositive();
    }
}
