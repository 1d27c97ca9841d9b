package io.millrace.metrics;

import io.millrace.runtime.RocksDbBounds;
import io.millrace.runtime.Service;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot.InfoDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.List;
import java.util.function.Predicate;

/** What is to be said of the process and its roles, as {@code /readyz} and {@code /livez} say it, and of its off-heap memory. */
final class ProcessCollector implements MultiCollector {

    private final String version;
    private final List<Service> services;

    ProcessCollector(String version, List<Service> services) {
        this.version = version;
        this.services = services;
    }

    @Override
    public MetricSnapshots collect() {
        return MetricSnapshots.of(
                build(),
                roles("millrace_role_ready", "1 if a role does its work now, else 0.", Service::isReady),
                roles("millrace_role_failed", "1 if a role has given up, else 0.", Service::hasFailed),
                bytes(
                        "millrace_rocksdb_used_bytes",
                        "Off-heap memory of the stores: block cache and write buffers.",
                        RocksDbBounds.bytesUsed()),
                bytes(
                        "millrace_rocksdb_bound_bytes",
                        "What rocksdb.bytes.max allows; 0 as long as there is no store.",
                        RocksDbBounds.bytesMax()));
    }

    private InfoSnapshot build() {
        return InfoSnapshot.builder()
                .name("millrace_build")
                .help("The version of the program.")
                .dataPoint(InfoDataPointSnapshot.builder()
                        .labels(Labels.of("version", version))
                        .build())
                .build();
    }

    private GaugeSnapshot roles(String name, String help, Predicate<Service> holds) {
        GaugeSnapshot.Builder snapshot = GaugeSnapshot.builder().name(name).help(help);
        services.forEach(
                service -> snapshot.dataPoint(point(Labels.of("role", service.name()), holds.test(service) ? 1 : 0)));
        return snapshot.build();
    }

    private static GaugeSnapshot bytes(String name, String help, long value) {
        return GaugeSnapshot.builder()
                .name(name)
                .help(help)
                .dataPoint(point(Labels.EMPTY, value))
                .build();
    }

    private static GaugeDataPointSnapshot point(Labels labels, double value) {
        return GaugeDataPointSnapshot.builder().labels(labels).value(value).build();
    }
}
