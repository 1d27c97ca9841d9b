package io.millrace.curation;

import java.util.EnumMap;
import java.util.Map;
import org.apache.kafka.common.metrics.Sensor;
import org.apache.kafka.common.metrics.Sensor.RecordingLevel;
import org.apache.kafka.streams.StreamsMetrics;

/**
 * Counts the decisions of a stream thread by reason, those of aborted transactions too: {@code decide-total} in the group
 * {@code stream-decision-metrics}. For the thread that made it.
 */
final class DecisionMeter {

    private final StreamsMetrics metrics;
    private final Map<Reason, Sensor> sensors = new EnumMap<>(Reason.class);

    DecisionMeter(StreamsMetrics metrics) {
        this.metrics = metrics;
    }

    void count(Reason reason) {
        sensors.computeIfAbsent(reason, this::sensor).record();
    }

    /** All nodes of the thread get the same one. */
    private Sensor sensor(Reason reason) {
        return metrics.addRateTotalSensor("decision", reason.label(), "decide", RecordingLevel.INFO);
    }
}
