package io.millrace.curation;

import io.millrace.curation.Settled.Asked;
import io.millrace.curation.Settled.Decided;
import io.millrace.curation.Settled.Recorded;
import io.millrace.runtime.StoredProcessor;
import io.millrace.schema.Decision;
import io.millrace.schema.Feedback;
import io.millrace.schema.Review;
import io.millrace.schema.TrainingRecord;
import io.millrace.serde.AvroSerdes;
import io.millrace.text.Fingerprint;
import io.millrace.topic.Topics;
import java.util.Properties;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * Reviews and feedback in, decisions and training records out.
 *
 * <pre>
 * reviews ──► examine ──► settle ── requests (no text) ⇒ deduplicate
 * feedback ─► examine ──► settle                         by fingerprint
 *                         settle ◄── verdicts (no text) ⇐───┘
 *                           └─► decisions, training records
 * </pre>
 *
 * The three settling nodes share their stores, so they form one sub-topology, by review; deduplication is the other, by
 * fingerprint. Texts never cross between the two.
 */
public final class CurationTopology {

    private static final String REQUESTS = "requests";
    private static final String VERDICTS = "verdicts";

    private final Topics topics;
    private final AvroSerdes serdes;
    private final int partitions;
    private final Supplier<ExamineReviews> examineReviews;
    private final Supplier<ExamineFeedback> examineFeedback;
    private final SettledRecords records;
    private final StoreBuilder<?> texts = CurationStores.texts();
    private final StoreBuilder<?> status = CurationStores.status();

    /**
     * Prepares the topology.
     *
     * @param topics the topic names
     * @param serdes the serdes of the outer topics
     * @param partitions partitions of the reviews topic, which the internal topics get too
     * @param settings limits and policies
     * @param examination the rules for one review
     */
    public CurationTopology(
            Topics topics, AvroSerdes serdes, int partitions, CurationSettings settings, Examination examination) {
        this.topics = topics;
        this.serdes = serdes;
        this.partitions = partitions;
        KeyCheck keys = new KeyCheck(partitions);
        this.examineReviews = () -> new ExamineReviews(examination, keys);
        this.examineFeedback = () -> new ExamineFeedback(keys);
        this.records = new SettledRecords(topics.reviews(), settings.splitRule());
    }

    /**
     * Sets what this topology runs with beyond the settings of all. Its tasks read three topics, and no rule depends on the
     * order of records of different topics: which event is newer is told by offsets and times in the records. So a task
     * need not wait for the slowest of its topics.
     *
     * @param properties as for all topologies
     */
    public static void tune(Properties properties) {
        properties.put(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, StreamsConfig.MAX_TASK_IDLE_MS_DISABLED);
    }

    /** Adds the topology to the builder. */
    public void build(StreamsBuilder builder) {
        KStream<String, Settled> reviews = builder.stream(topics.reviews(), consumed(Review.class, "reviews"))
                .process(examineReviews::get, Named.as("examine-reviews"))
                .process(settler(() -> new SettleReviews(records)), Named.as("settle-reviews"));
        KStream<String, Settled> feedback = builder.stream(topics.feedback(), consumed(Feedback.class, "feedback"))
                .process(examineFeedback::get, Named.as("examine-feedback"))
                .process(settler(() -> new SettleFeedback(records)), Named.as("settle-feedback"));
        KStream<String, Settled> verdicts = requests(reviews, "review")
                .repartition(Repartitioned.with(CurationSerdes.FINGERPRINT, CurationSerdes.TEXT_REQUEST)
                        .withName(REQUESTS)
                        .withNumberOfPartitions(partitions))
                .process(StoredProcessor.of(Deduplicate::new, CurationStores.fingerprints()), Named.as("deduplicate"))
                .repartition(Repartitioned.with(CurationSerdes.REVIEW_ID, CurationSerdes.VERDICT)
                        .withName(VERDICTS)
                        .withNumberOfPartitions(partitions))
                .process(settler(() -> new SettleVerdicts(records)), Named.as("settle-verdicts"));
        closeCycle(requests(verdicts, "verdict"));
        publish(reviews.merge(feedback, Named.as("settled-events")).merge(verdicts, Named.as("settled")));
    }

    /**
     * Verdicts make requests too: a fingerprint that is no longer needed is let go. The DSL has no cycles, but a sink that
     * names an internal topic writes to it; claims and releases of one fingerprint so share a partition, and keep their order.
     */
    private static void closeCycle(KStream<Fingerprint, TextRequest> requests) {
        requests.to(
                REQUESTS + "-repartition",
                Produced.with(CurationSerdes.FINGERPRINT, CurationSerdes.TEXT_REQUEST)
                        .withName("requests-after-verdict"));
    }

    private static KStream<Fingerprint, TextRequest> requests(KStream<String, Settled> settled, String source) {
        return settled.filter((id, value) -> value instanceof Asked, Named.as("is-request-after-" + source))
                .map(
                        (id, value) -> KeyValue.pair(((Asked) value).fingerprint(), ((Asked) value).request()),
                        Named.as("request-after-" + source));
    }

    private void publish(KStream<String, Settled> settled) {
        settled.filter((id, value) -> value instanceof Decided, Named.as("is-decision"))
                .mapValues(value -> ((Decided) value).decision(), Named.as("decision"))
                .to(topics.decisions(), produced(Decision.class, "decisions"));
        settled.filter((id, value) -> value instanceof Recorded, Named.as("is-training-record"))
                .mapValues(value -> ((Recorded) value).trainingRecord(), Named.as("training-record"))
                .to(topics.trainingRecords(), produced(TrainingRecord.class, "training-records"));
    }

    private <T extends SpecificRecord> Consumed<String, T> consumed(Class<T> type, String name) {
        return Consumed.with(Serdes.String(), serdes.value(type)).withName(name);
    }

    private <T extends SpecificRecord> Produced<String, T> produced(Class<T> type, String name) {
        return Produced.with(Serdes.String(), serdes.value(type)).withName(name);
    }

    /** The three settling nodes must be given the very same store builders to share the stores. */
    private <V> ProcessorSupplier<String, V, String, Settled> settler(
            Supplier<Processor<String, V, String, Settled>> supplier) {
        return StoredProcessor.of(supplier, texts, status);
    }
}
