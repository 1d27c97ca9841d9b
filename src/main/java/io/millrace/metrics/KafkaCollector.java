package io.millrace.metrics;

import io.millrace.runtime.Service;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;

/** Reads the meters of {@link KafkaMeter} from the services of a process when it is asked; between two questions it costs nothing. */
final class KafkaCollector implements MultiCollector {

    /** Restoring is not reading, and standbys restore for ever. */
    private static final String RESTORE = "restore-consumer";

    private final List<Service> services;

    KafkaCollector(List<Service> services) {
        this.services = services;
    }

    @Override
    public MetricSnapshots collect() {
        Map<KafkaMeter, Map<Labels, Double>> values = new EnumMap<>(KafkaMeter.class);
        services.forEach(service -> read(service, values));
        return new MetricSnapshots(values.entrySet().stream()
                .map(meter -> snapshot(meter.getKey(), meter.getValue()))
                .toList());
    }

    private static void read(Service service, Map<KafkaMeter, Map<Labels, Double>> values) {
        Map<MetricName, ? extends Metric> metrics = service.metrics();
        DottedTopics topics = DottedTopics.of(metrics.keySet());
        metrics.forEach((name, metric) -> KafkaMeter.of(name)
                .filter(meter -> !isOfRestoring(name) && !topics.isAlias(name))
                .ifPresent(meter -> add(meter, meter.labels(service.name(), name), metric, values)));
    }

    private static boolean isOfRestoring(MetricName name) {
        return name.tags().getOrDefault("client-id", "").endsWith(RESTORE);
    }

    private static void add(
            KafkaMeter meter, Labels labels, Metric metric, Map<KafkaMeter, Map<Labels, Double>> values) {
        double value = meter.scaled(value(metric));
        if (!Double.isNaN(value)) {
            values.computeIfAbsent(meter, any -> new HashMap<>()).merge(labels, value, meter::merged);
        }
    }

    /** Not a number if there is none: nothing measured yet, or a store that is just being closed. */
    private static double value(Metric metric) {
        try {
            return metric.metricValue() instanceof Number number ? number.doubleValue() : Double.NaN;
        } catch (RuntimeException e) {
            return Double.NaN;
        }
    }

    private static MetricSnapshot snapshot(KafkaMeter meter, Map<Labels, Double> values) {
        return meter.isCounter() ? counter(meter, values) : gauge(meter, values);
    }

    private static MetricSnapshot counter(KafkaMeter meter, Map<Labels, Double> values) {
        CounterSnapshot.Builder snapshot =
                CounterSnapshot.builder().name(meter.baseName()).help(meter.help());
        values.forEach((labels, value) -> snapshot.dataPoint(
                CounterDataPointSnapshot.builder().labels(labels).value(value).build()));
        return snapshot.build();
    }

    private static MetricSnapshot gauge(KafkaMeter meter, Map<Labels, Double> values) {
        GaugeSnapshot.Builder snapshot =
                GaugeSnapshot.builder().name(meter.baseName()).help(meter.help());
        values.forEach((labels, value) -> snapshot.dataPoint(
                GaugeDataPointSnapshot.builder().labels(labels).value(value).build()));
        return snapshot.build();
    }
}
