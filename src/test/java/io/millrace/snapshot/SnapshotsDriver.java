package io.millrace.snapshot;

import io.millrace.dataset.DatasetConfiguration;
import io.millrace.schema.Snapshot;
import io.millrace.schema.TrainingRecord;
import io.millrace.schema.WindowClosed;
import io.millrace.testing.TestTopology;
import io.millrace.topic.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.test.TestRecord;

/** The production topology of snapshots: windows of a minute, idle after half a minute, cuts at 4 records or an hour. */
final class SnapshotsDriver implements AutoCloseable {

    static final Topics TOPICS = Topics.standard();
    static final Instant START = TestTopology.START;
    static final Duration IDLE = Duration.ofSeconds(30);
    static final Duration AGE_MAX = Duration.ofHours(1);
    static final DatasetConfiguration CONFIGURATION = DatasetConfiguration.standard();

    private final TestTopology topology;
    private final TestInputTopic<String, TrainingRecord> trainingRecords;
    private final TestOutputTopic<String, WindowClosed> windows;
    private final TestOutputTopic<String, Snapshot> snapshots;

    SnapshotsDriver(Path stateDir) {
        topology = new TestTopology(
                TOPICS,
                stateDir,
                (builder, serdes) -> new SnapshotsTopology(
                                TOPICS,
                                serdes,
                                new WindowSettings(60_000, IDLE.toMillis()),
                                new PlanSettings(4, AGE_MAX.toMillis()),
                                new SnapshotTemplate(TOPICS.trainingRecords(), "topic-id", 2, CONFIGURATION))
                        .build(builder));
        trainingRecords = topology.input(TOPICS.trainingRecords(), TrainingRecord.class);
        windows = topology.output(TOPICS.windows(), WindowClosed.class);
        snapshots = topology.output(TOPICS.snapshots(), Snapshot.class);
    }

    /** One record, so many seconds after the start. */
    void pipe(String id, int seconds) {
        pipe(Labelled.train(id, 5), START.plusSeconds(seconds));
    }

    void pipe(TrainingRecord value, Instant time) {
        trainingRecords.pipeInput(new TestRecord<>(value.getReviewId(), value, time));
    }

    void withdraw(String id, int seconds) {
        trainingRecords.pipeInput(new TestRecord<>(id, (TrainingRecord) null, START.plusSeconds(seconds)));
    }

    void advance(Duration time) {
        topology.advance(time);
    }

    /** Windows since the last call, as {@code start-end closer}. */
    List<String> windows() {
        return fullWindows().stream()
                .map(window -> window.getStartOffset() + "-" + window.getEndOffset() + " " + window.getClosedBy())
                .toList();
    }

    List<WindowClosed> fullWindows() {
        return windows.readValuesToList();
    }

    List<Snapshot> snapshots() {
        return snapshots.readValuesToList();
    }

    @Override
    public void close() {
        topology.close();
    }
}
