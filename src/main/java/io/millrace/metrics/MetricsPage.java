package io.millrace.metrics;

import io.millrace.runtime.Service;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** The metrics of a process in Prometheus's text format, looked up anew for each page. Any thread may ask. */
public final class MetricsPage {

    /** The content type of a page. */
    public static final String CONTENT_TYPE = PrometheusTextFormatWriter.CONTENT_TYPE;

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final PrometheusTextFormatWriter writer = PrometheusTextFormatWriter.create();

    /**
     * Makes the page of a process.
     *
     * @param version the version of the program
     * @param services all services of the process; the list may grow until they are started
     */
    public MetricsPage(String version, List<Service> services) {
        registry.register(new ProcessCollector(version, services));
        registry.register(new KafkaCollector(services));
        JvmMetrics.builder().register(registry);
    }

    /** The page, in UTF-8. */
    public byte[] render() {
        ByteArrayOutputStream page = new ByteArrayOutputStream();
        try {
            writer.write(page, registry.scrape());
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot fail", e);
        }
        return page.toByteArray();
    }
}
