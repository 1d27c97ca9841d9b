package io.millrace.runtime;

import java.util.Map;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;

/**
 * How far a topology lags behind, as its own consumers saw it when they last read: no broker is asked. The offsets in
 * {@link org.apache.kafka.streams.TaskMetadata} would not do, as its end offsets are those of what was read last.
 */
final class ConsumerLag {

    private static final String GROUP = "consumer-fetch-manager-metrics";
    private static final String NAME = "records-lag";
    private static final String RESTORE = "restore-consumer";

    private ConsumerLag() {}

    /**
     * The lag of the partition that lags most, in records, markers of transactions included; 0 if none was read yet.
     *
     * @param metrics all metrics of a topology, among them those of its consumers
     */
    static double max(Map<MetricName, ? extends Metric> metrics) {
        return metrics.entrySet().stream()
                .filter(metric -> isLag(metric.getKey()))
                .mapToDouble(metric -> ((Number) metric.getValue().metricValue()).doubleValue())
                .filter(lag -> !Double.isNaN(lag))
                .max()
                .orElse(0);
    }

    /** Of one partition; restoring is not reading. */
    private static boolean isLag(MetricName name) {
        return NAME.equals(name.name())
                && GROUP.equals(name.group())
                && name.tags().containsKey("partition")
                && !name.tags().getOrDefault("client-id", "").endsWith(RESTORE);
    }
}
