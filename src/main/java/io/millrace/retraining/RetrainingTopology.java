package io.millrace.retraining;

import io.millrace.runtime.StoredProcessor;
import io.millrace.schema.Command;
import io.millrace.schema.ModelEntry;
import io.millrace.schema.RetrainingJob;
import io.millrace.schema.Snapshot;
import io.millrace.serde.AvroSerdes;
import io.millrace.topic.Topics;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * Snapshots, jobs, models and commands in; requested jobs and champions out. All topics have one partition, so one task
 * sees everything: it alone requests and promotes.
 *
 * <pre>
 * snapshots, jobs, commands ──► request jobs ──► jobs
 * models, commands ───────────► promote models ─► models
 * </pre>
 */
public final class RetrainingTopology {

    private final Topics topics;
    private final AvroSerdes serdes;
    private final RetrainSettings settings;

    /**
     * Prepares the topology.
     *
     * @param topics the topic names
     * @param serdes the serdes of the outer topics
     * @param settings when a job is requested
     */
    public RetrainingTopology(Topics topics, AvroSerdes serdes, RetrainSettings settings) {
        this.topics = topics;
        this.serdes = serdes;
        this.settings = settings;
    }

    /** Adds the topology to the builder. */
    public void build(StreamsBuilder builder) {
        KStream<String, SpecificRecord> commands = stream(builder, topics.commands(), Command.class, "commands");
        stream(builder, topics.snapshots(), Snapshot.class, "snapshots")
                .merge(stream(builder, topics.jobs(), RetrainingJob.class, "jobs"), Named.as("snapshots-and-jobs"))
                .merge(commands, Named.as("policy-events"))
                .process(StoredProcessor.of(() -> new RequestJobs(settings), stateStore()), Named.as("request-jobs"))
                .to(topics.jobs(), produced(RetrainingJob.class, "requested-jobs"));
        stream(builder, topics.models(), ModelEntry.class, "models")
                .merge(commands, Named.as("promotion-events"))
                .process(StoredProcessor.of(PromoteModels::new, modelStore()), Named.as("promote-models"))
                .to(topics.models(), produced(ModelEntry.class, "promoted-models"));
    }

    private <T extends SpecificRecord> KStream<String, SpecificRecord> stream(
            StreamsBuilder builder, String topic, Class<T> type, String name) {
        return builder.stream(
                        topic,
                        Consumed.with(Serdes.String(), serdes.value(type)).withName(name))
                .mapValues(value -> (SpecificRecord) value, Named.as(name + "-events"));
    }

    private <T extends SpecificRecord> Produced<String, T> produced(Class<T> type, String name) {
        return Produced.with(Serdes.String(), serdes.value(type)).withName(name);
    }

    private static StoreBuilder<?> stateStore() {
        return store(RequestJobs.STORE, RetrainingSerdes.STATE);
    }

    private static StoreBuilder<?> modelStore() {
        return store(PromoteModels.STORE, RetrainingSerdes.MODEL);
    }

    private static <V> StoreBuilder<KeyValueStore<String, V>> store(String name, Serde<V> values) {
        return Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(name), Serdes.String(), values)
                .withLoggingEnabled(Map.of());
    }
}
