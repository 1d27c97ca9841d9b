package io.millrace.monitor;

import io.millrace.monitor.Tracked.Labelled;
import io.millrace.monitor.Tracked.Predicted;
import io.millrace.runtime.StoredProcessor;
import io.millrace.schema.Feedback;
import io.millrace.schema.Outcome;
import io.millrace.schema.Prediction;
import io.millrace.serde.AvroSerdes;
import io.millrace.serde.BinaryReader;
import io.millrace.serde.BinarySerde;
import io.millrace.serde.BinaryWriter;
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

/** Predictions and feedback in, outcomes out. */
public final class MonitorTopology {

    private static final int VERSION = 0;
    private static final Serde<Tracked> TRACKED = BinarySerde.of(MonitorTopology::write, MonitorTopology::read);

    private final Topics topics;
    private final AvroSerdes serdes;

    /**
     * Prepares the topology.
     *
     * @param topics the topic names
     * @param serdes the serdes of the outer topics
     */
    public MonitorTopology(Topics topics, AvroSerdes serdes) {
        this.topics = topics;
        this.serdes = serdes;
    }

    /** Adds the topology to the builder. */
    public void build(StreamsBuilder builder) {
        stream(builder, topics.predictions(), Prediction.class, "predictions")
                .merge(stream(builder, topics.feedback(), Feedback.class, "feedback"), Named.as("tracked-events"))
                .process(StoredProcessor.of(JoinOutcomes::new, store()), Named.as("join-outcomes"))
                .to(
                        topics.outcomes(),
                        Produced.with(Serdes.String(), serdes.value(Outcome.class))
                                .withName("outcomes"));
    }

    private <T extends SpecificRecord> KStream<String, SpecificRecord> stream(
            StreamsBuilder builder, String topic, Class<T> type, String name) {
        return builder.stream(
                        topic,
                        Consumed.with(Serdes.String(), serdes.value(type)).withName(name))
                .mapValues(value -> (SpecificRecord) value, Named.as(name + "-events"));
    }

    private static StoreBuilder<KeyValueStore<String, Tracked>> store() {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(JoinOutcomes.STORE), Serdes.String(), TRACKED)
                .withCachingDisabled()
                .withLoggingEnabled(Map.of());
    }

    private static void write(Tracked value, BinaryWriter out) {
        out.version(VERSION).writeBoolean(value.predicted() != null).writeBoolean(value.labelled() != null);
        if (value.predicted() != null) {
            Predicted predicted = value.predicted();
            out.writeString(predicted.predictionId())
                    .writeString(predicted.modelVersion())
                    .writeInt(predicted.stars())
                    .writeLong(predicted.at())
                    .writeBoolean(predicted.blind());
        }
        if (value.labelled() != null) {
            Labelled labelled = value.labelled();
            out.writeInt(labelled.stars())
                    .writeString(labelled.source())
                    .writeDouble(labelled.weight())
                    .writeLong(labelled.at());
        }
    }

    private static Tracked read(BinaryReader in) {
        in.version(VERSION);
        boolean predicted = in.readBoolean();
        boolean labelled = in.readBoolean();
        return new Tracked(predicted ? readPredicted(in) : null, labelled ? readLabelled(in) : null);
    }

    private static Predicted readPredicted(BinaryReader in) {
        return new Predicted(in.readString(), in.readString(), in.readInt(), in.readLong(), in.readBoolean());
    }

    private static Labelled readLabelled(BinaryReader in) {
        return new Labelled(in.readInt(), in.readString(), in.readDouble(), in.readLong());
    }
}
