package io.millrace.retraining;

import io.millrace.schema.Champion;
import io.millrace.schema.Command;
import io.millrace.schema.CommandKind;
import io.millrace.schema.DatasetSummary;
import io.millrace.schema.JobState;
import io.millrace.schema.LogCounts;
import io.millrace.schema.ModelEntry;
import io.millrace.schema.ModelVersion;
import io.millrace.schema.RetrainingJob;
import io.millrace.schema.Snapshot;
import io.millrace.schema.SnapshotState;
import io.millrace.testing.TestTopology;
import io.millrace.topic.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;

/**
 * The production topology of retraining: a job at 100 new train records if each label has 10, or after a day; at most one
 * an hour.
 */
final class RetrainingDriver implements AutoCloseable {

    static final Topics TOPICS = Topics.standard();
    static final Instant START = TestTopology.START;
    static final Duration AGE_MAX = Duration.ofDays(1);
    static final Duration COOLDOWN = Duration.ofHours(1);
    static final RetrainSettings SETTINGS = new RetrainSettings(
            100, 10, AGE_MAX.toMillis(), COOLDOWN.toMillis(), "local", new TreeMap<>(Map.of("n_epochs", "3")));

    private final TestTopology topology;
    private final TestInputTopic<String, Snapshot> snapshots;
    private final TestInputTopic<String, RetrainingJob> jobs;
    private final TestInputTopic<String, ModelEntry> models;
    private final TestInputTopic<String, Command> commands;
    private final TestOutputTopic<String, RetrainingJob> requested;
    private final TestOutputTopic<String, ModelEntry> entries;
    private int commandCount;

    RetrainingDriver(Path stateDir) {
        topology = new TestTopology(
                TOPICS, stateDir, (builder, serdes) -> new RetrainingTopology(TOPICS, serdes, SETTINGS).build(builder));
        snapshots = topology.input(TOPICS.snapshots(), Snapshot.class);
        jobs = topology.input(TOPICS.jobs(), RetrainingJob.class);
        models = topology.input(TOPICS.models(), ModelEntry.class);
        commands = topology.input(TOPICS.commands(), Command.class);
        requested = topology.output(TOPICS.jobs(), RetrainingJob.class);
        entries = topology.output(TOPICS.models(), ModelEntry.class);
    }

    /** A snapshot of so many new train records, with so many train records of each label. */
    static Snapshot snapshot(long number, SnapshotState state, long trainRecords, long ofEachLabel) {
        Map<String, Long> byLabel = new TreeMap<>();
        List.of("1", "2", "3", "4", "5").forEach(label -> byLabel.put(label, ofEachLabel));
        DatasetSummary dataset =
                new DatasetSummary("file:/s", "hash", null, List.of(), Map.of(), byLabel, byLabel, Map.of(), 0L);
        return Snapshot.newBuilder()
                .setRedactions(List.of())
                .setSnapshotId("s-" + number)
                .setNumber(number)
                .setState(state)
                .setTopic(TOPICS.trainingRecords())
                .setTopicId("topic-id")
                .setCut(List.of())
                .setConfiguration(Map.of())
                .setConfigurationDigest("digest")
                .setAdded(new LogCounts(
                        trainRecords, 0L, 0L, Map.of("train", trainRecords), Map.of(), Map.of(), Map.of()))
                .setReason("test")
                .setPlannedAt(START)
                .setDataset(state == SnapshotState.READY ? dataset : null)
                .build();
    }

    void ready(long number, long trainRecords) {
        pipe(snapshot(number, SnapshotState.READY, trainRecords, 10));
    }

    void pipe(Snapshot snapshot) {
        snapshots.pipeInput(snapshot.getSnapshotId(), snapshot);
    }

    void pipe(RetrainingJob job, JobState state) {
        jobs.pipeInput(
                job.getJobId(), RetrainingJob.newBuilder(job).setState(state).build());
    }

    void pipe(ModelVersion model) {
        models.pipeInput(model.getVersion(), new ModelEntry(model, null));
    }

    void command(CommandKind kind, String version) {
        String id = "c-" + ++commandCount;
        commands.pipeInput(
                id,
                Command.newBuilder()
                        .setCommandId(id)
                        .setKind(kind)
                        .setVersion(version)
                        .setReason("because")
                        .setRequestedAt(START)
                        .build());
    }

    void advance(Duration time) {
        topology.advance(time);
    }

    /** Jobs requested since the last call. */
    List<RetrainingJob> requested() {
        return requested.readValuesToList();
    }

    /** What was written to the models topic since the last call, as {@code version STATUS} or {@code champion version}. */
    List<String> entries() {
        return fullEntries().stream()
                .map(entry -> entry.value.getModel() == null
                        ? entry.key + " " + entry.value.getChampion().getVersion()
                        : entry.key + " " + entry.value.getModel().getStatus())
                .toList();
    }

    /** The pointers written since the last call. */
    List<Champion> champions() {
        return fullEntries().stream()
                .map(entry -> entry.value.getChampion())
                .filter(Objects::nonNull)
                .toList();
    }

    List<KeyValue<String, ModelEntry>> fullEntries() {
        return entries.readKeyValuesToList();
    }

    @Override
    public void close() {
        topology.close();
    }
}
