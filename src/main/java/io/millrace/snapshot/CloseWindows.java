package io.millrace.snapshot;

import io.millrace.schema.TrainingRecord;
import io.millrace.schema.WindowClosed;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/** The node that assigns training records to windows, and closes them by stream time or, when idle, by the clock. */
final class CloseWindows extends ContextualProcessor<String, TrainingRecord, String, WindowClosed> {

    static final String STORE = "open-windows";

    private static final Duration CHECK_INTERVAL_MAX = Duration.ofSeconds(1);
    private static final int CHECKS_PER_IDLE_TIME = 4;

    private final WindowSettings settings;
    private KeyValueStore<Integer, OpenWindow> windows;

    CloseWindows(WindowSettings settings) {
        this.settings = settings;
    }

    @Override
    public void init(ProcessorContext<String, WindowClosed> context) {
        super.init(context);
        windows = context.getStateStore(STORE);
        long interval = Math.min(CHECK_INTERVAL_MAX.toMillis(), Math.max(1, settings.idleMs() / CHECKS_PER_IDLE_TIME));
        context.schedule(Duration.ofMillis(interval), PunctuationType.WALL_CLOCK_TIME, this::closeOverdue);
    }

    @Override
    public void process(Record<String, TrainingRecord> trainingRecord) {
        long offset = context().recordMetadata().orElseThrow().offset();
        OpenWindow window = window();
        if (window.endsBefore(trainingRecord.timestamp(), settings.durationMs())) {
            close(window, trainingRecord.timestamp(), "stream-time");
            window = window.next();
        }
        long clock = context().currentSystemTimeMs();
        windows.put(partition(), window.with(offset, trainingRecord.timestamp(), clock, trainingRecord.value()));
    }

    private void closeOverdue(long clockMs) {
        OpenWindow window = window();
        if (window.isOverdue(clockMs, settings.idleMs())) {
            close(window, window.streamTime(), "deadline");
            windows.put(partition(), window.next());
        }
    }

    private void close(OpenWindow window, long streamTime, String closedBy) {
        WindowClosed closed = WindowClosed.newBuilder()
                .setPartition(partition())
                .setStartOffset(window.startOffset())
                .setEndOffset(window.endOffset())
                .setOpenedAt(Instant.ofEpochMilli(window.openedAt()))
                .setClosedAt(Instant.ofEpochMilli(streamTime))
                .setClosedBy(closedBy)
                .setCounts(window.counts())
                .build();
        context()
                .forward(new Record<>(
                        Integer.toString(partition()), closed, context().currentSystemTimeMs()));
    }

    private OpenWindow window() {
        return Objects.requireNonNullElse(windows.get(partition()), OpenWindow.FIRST);
    }

    private int partition() {
        return context().taskId().partition();
    }
}
