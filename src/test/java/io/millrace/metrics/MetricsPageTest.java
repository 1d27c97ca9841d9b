package io.millrace.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.runtime.Service;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.junit.jupiter.api.Test;

class MetricsPageTest {

    private static final String LAG = "kafka_consumer_fetch_manager_records_lag";

    private final Map<MetricName, Metric> metrics = new LinkedHashMap<>();
    private final MetricsPage page = new MetricsPage("1.2.3", List.of(new Measured("curation", metrics)));

    @Test
    void shouldTellVersionAndRoles() {
        assertThat(page().lines())
                .contains(
                        "millrace_build_info{version=\"1.2.3\"} 1",
                        "millrace_role_ready{role=\"curation\"} 1.0",
                        "millrace_role_failed{role=\"curation\"} 0.0");
    }

    @Test
    void shouldAddUpTheThreadsOfARole() {
        // Given
        put("stream-thread-metrics", "process-total", 2.0, Map.of("thread-id", "a"));
        put("stream-thread-metrics", "process-total", 3.0, Map.of("thread-id", "b"));

        // Then
        assertThat(page().value("kafka_stream_thread_process_total{role=\"curation\"}"))
                .isEqualTo(5);
    }

    @Test
    void shouldTakeTheLongestCommitInSeconds() {
        // Given
        put("stream-thread-metrics", "commit-latency-max", 20.0, Map.of("thread-id", "a"));
        put("stream-thread-metrics", "commit-latency-max", 1500.0, Map.of("thread-id", "b"));

        // Then
        assertThat(page().value("kafka_stream_thread_commit_latency_max_seconds{role=\"curation\"}"))
                .isEqualTo(1.5);
    }

    @Test
    void shouldShowATopicWithDotsOnce() {
        // Given
        lag("a-consumer", "millrace.jobs", 7.0);
        lag("a-consumer", "millrace_jobs", 7.0);

        // Then
        assertThat(page().lines())
                .contains(LAG + "{partition=\"0\",role=\"curation\",topic=\"millrace.jobs\"} 7.0")
                .noneMatch(line -> line.contains("millrace_jobs"));
    }

    @Test
    void shouldNotTakeRestoringForReading() {
        // Given
        lag("a-restore-consumer", "x-changelog", 7.0);

        // Then
        assertThat(page().labels()).doesNotContainKey(LAG);
    }

    @Test
    void shouldShowWhatHasAValueAlone() {
        // Given
        lag("a-consumer", "reviews", Double.NaN);
        put("stream-metrics", "alive-stream-threads", "many", Map.of());
        put("kafka-metrics-count", "count", 3.0, Map.of());
        put("consumer-fetch-manager-metrics", "records-consumed-total", 4.0, Map.of("client-id", "a"));

        // Then
        assertThat(page().labels().keySet()).noneMatch(name -> name.startsWith("kafka"));
    }

    @Test
    void shouldPassOverAMetricThatFails() {
        // Given
        put(
                "stream-state-metrics",
                "estimate-num-keys",
                new IllegalStateException("closed"),
                Map.of("rocksdb-state-id", "s"));

        // Then
        assertThat(page().labels())
                .doesNotContainKey("kafka_stream_state_estimate_num_keys")
                .containsKey("jvm_memory_used_bytes");
    }

    private void lag(String client, String topic, double value) {
        put(
                "consumer-fetch-manager-metrics",
                "records-lag",
                value,
                Map.of("client-id", client, "topic", topic, "partition", "0"));
    }

    private void put(String group, String name, Object value, Map<String, String> tags) {
        MetricName metric = new MetricName(name, group, "", tags);
        metrics.put(metric, new Fixed(metric, value));
    }

    private Page page() {
        return Page.of(new String(page.render(), StandardCharsets.UTF_8));
    }

    /** A metric that is what it is, or fails. */
    private record Fixed(MetricName metricName, Object value) implements Metric {
        @Override
        public Object metricValue() {
            if (value instanceof RuntimeException failure) {
                throw failure;
            }
            return value;
        }
    }

    /** A service that is measured. */
    private record Measured(String name, Map<MetricName, Metric> metrics) implements Service {
        @Override
        public void start() {}

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public String state() {
            return "RUNNING";
        }

        @Override
        public CompletableFuture<Throwable> failure() {
            return new CompletableFuture<>();
        }

        @Override
        public void close() {}
    }
}
