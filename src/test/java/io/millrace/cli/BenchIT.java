package io.millrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.bench.BenchReport;
import io.millrace.bench.BenchTable;
import org.junit.jupiter.api.Test;

class BenchIT {

    private static final int REVIEWS = 2_000;

    @Test
    void shouldReportRatioLatencyAndStateOfSmallRun() throws Exception {
        // When
        Terminal terminal = Terminal.run(
                "bench",
                "--reviews",
                Integer.toString(REVIEWS),
                "--english",
                "--rounds",
                "1",
                "--latency-seconds",
                "2",
                "--json");

        // Then
        assertThat(terminal.exitCode()).as(terminal.err()).isZero();
        assertThat(terminal.err()).contains("millrace: writing 2000 reviews");
        JsonNode json = new ObjectMapper().readTree(terminal.out());
        assertThat(json.at("/pass_through/median").asLong()).isPositive();
        BenchReport report = new ObjectMapper().treeToValue(json, BenchReport.class);
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
        assertThat(BenchTable.of(report)).contains("2,000 reviews in English", "curation");
    }
}
