package io.millrace.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.metrics.Gauge;
import org.apache.kafka.common.metrics.KafkaMetric;
import org.apache.kafka.common.metrics.MetricConfig;
import org.apache.kafka.common.utils.Time;
import org.junit.jupiter.api.Test;

class ConsumerLagTest {

    private static final String GROUP = "consumer-fetch-manager-metrics";

    @Test
    void shouldFindThePartitionThatLagsMost() {
        assertThat(ConsumerLag.max(Map.of(
                        lag("consumer", "0"), value(5.0),
                        lag("consumer", "1"), value(7.0),
                        lag("consumer", "2"), value(Double.NaN))))
                .isEqualTo(7);
    }

    @Test
    void shouldNotCountRestoringAndOtherMetrics() {
        assertThat(ConsumerLag.max(Map.of(
                        lag("restore-consumer", "0"),
                        value(9.0),
                        new MetricName("records-lag-max", GROUP, "", Map.of("partition", "0")),
                        value(9.0),
                        new MetricName("version", "app-info", "", Map.of()),
                        value("4.3.1"))))
                .isZero();
    }

    private static MetricName lag(String client, String partition) {
        return new MetricName(
                "records-lag", GROUP, "", Map.of("client-id", "app-" + client, "topic", "t", "partition", partition));
    }

    private static KafkaMetric value(Object value) {
        MetricName name = new MetricName("any", "any", "", Map.of());
        return new KafkaMetric(
                new Object(), name, (Gauge<Object>) (config, now) -> value, new MetricConfig(), Time.SYSTEM);
    }
}
