package io.millrace.snapshot;

import io.millrace.runtime.StoredProcessor;
import io.millrace.schema.Snapshot;
import io.millrace.schema.TrainingRecord;
import io.millrace.schema.WindowClosed;
import io.millrace.serde.AvroSerdes;
import io.millrace.topic.Topics;
import java.util.Map;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * Training records in, closed windows and planned snapshots out.
 *
 * <pre>
 * training records ──► close windows (each partition by itself) ──► windows ──► plan snapshots (one task) ──► snapshots
 * </pre>
 */
public final class SnapshotsTopology {

    private final Topics topics;
    private final AvroSerdes serdes;
    private final WindowSettings windowSettings;
    private final PlanSettings planSettings;
    private final SnapshotTemplate template;

    /**
     * Prepares the topology.
     *
     * @param topics the topic names
     * @param serdes the serdes of the outer topics
     * @param windowSettings when windows close
     * @param planSettings when snapshots are cut
     * @param template what all snapshots have in common
     */
    public SnapshotsTopology(
            Topics topics,
            AvroSerdes serdes,
            WindowSettings windowSettings,
            PlanSettings planSettings,
            SnapshotTemplate template) {
        this.topics = topics;
        this.serdes = serdes;
        this.windowSettings = windowSettings;
        this.planSettings = planSettings;
        this.template = template;
    }

    /** Adds the topology to the builder. */
    public void build(StreamsBuilder builder) {
        Serde<WindowClosed> windows = serdes.value(WindowClosed.class);
        builder.stream(
                        topics.trainingRecords(),
                        Consumed.with(Serdes.String(), serdes.value(TrainingRecord.class))
                                .withName("training-records"))
                .process(
                        StoredProcessor.of(() -> new CloseWindows(windowSettings), windowStore()),
                        Named.as("close-windows"))
                .to(topics.windows(), Produced.with(Serdes.String(), windows).withName("windows-out"));
        builder.stream(topics.windows(), Consumed.with(Serdes.String(), windows).withName("windows"))
                .process(
                        StoredProcessor.of(() -> new PlanSnapshots(planSettings, template), planStore()),
                        Named.as("plan-snapshots"))
                .to(
                        topics.snapshots(),
                        Produced.with(Serdes.String(), serdes.value(Snapshot.class))
                                .withName("snapshots"));
    }

    private static StoreBuilder<KeyValueStore<Integer, OpenWindow>> windowStore() {
        return Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore(CloseWindows.STORE), Serdes.Integer(), SnapshotSerdes.WINDOW)
                .withLoggingEnabled(Map.of());
    }

    private static StoreBuilder<KeyValueStore<String, Plan>> planStore() {
        return Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore(PlanSnapshots.STORE), Serdes.String(), SnapshotSerdes.PLAN)
                .withLoggingEnabled(Map.of());
    }
}
