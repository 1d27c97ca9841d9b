package io.millrace.curation;

import io.millrace.curation.Settled.Asked;
import io.millrace.curation.Settled.Decided;
import io.millrace.curation.Settled.Recorded;
import io.millrace.grouping.GroupingRule;
import io.millrace.grouping.IndexEntry;
import io.millrace.grouping.Outgoing;
import io.millrace.grouping.Outgoing.Answer;
import io.millrace.grouping.Outgoing.Propose;
import io.millrace.grouping.Outgoing.Tell;
import io.millrace.grouping.Slots;
import io.millrace.grouping.TextMessage;
import io.millrace.runtime.StoredProcessor;
import io.millrace.schema.Decision;
import io.millrace.schema.Feedback;
import io.millrace.schema.Review;
import io.millrace.schema.TrainingRecord;
import io.millrace.serde.AvroSerdes;
import io.millrace.text.Bands;
import io.millrace.text.Fingerprint;
import io.millrace.topic.Topics;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
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
 * reviews ──► examine ──► settle ──── requests ───► deduplicate ──── index entries ───► index
 * feedback ─► examine ──► settle                    by text    ◄──── proposals ─────────┘ by key
 *                         settle ◄─── verdicts ─────┘      └─ questions, replies ─► deduplicate
 *                           └─► decisions, training records
 * </pre>
 *
 * The three settling nodes share their stores, so they form one sub-topology, by review; deduplication is the second, by
 * fingerprint, and the index of near texts the third, by the keys of texts. Texts never cross between them.
 */
public final class CurationTopology {

    private static final String REQUESTS = "requests";
    private static final String VERDICTS = "verdicts";
    private static final String INDEX = "index";

    /** A new text costs a message to each slot and back, and is kept in each, so more slots cost more; two index some thousand texts a second. */
    private static final int SLOTS_MAX = 2;

    /** For all stream threads together; some ten thousand lookups. */
    private static final long CACHE_BYTES = 8 * 1024 * 1024;

    private final Topics topics;
    private final AvroSerdes serdes;
    private final int partitions;
    private final Supplier<ExamineReviews> examineReviews;
    private final Supplier<ExamineFeedback> examineFeedback;
    private final Settlement settlement;
    private final SettledRecords records;
    private final GroupingRule groupingRule;
    private final double similarityMin;
    private final int slotCount;
    private final Slots slots;
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
        Claims claims = new Claims(settings);
        this.examineReviews = () -> new ExamineReviews(examination, claims, keys);
        this.examineFeedback = () -> new ExamineFeedback(keys);
        this.settlement = new Settlement(settings.conflicts());
        this.records = new SettledRecords(topics.reviews(), settings.splitRule());
        this.groupingRule = new GroupingRule(
                settings.grouping().copies(), group -> settings.splitRule().assign(group.hex()));
        this.similarityMin = settings.grouping().similarityMin();
        this.slotCount = Math.min(partitions, SLOTS_MAX);
        this.slots = new Slots(Bands.STANDARD, slotCount);
    }

    /**
     * Sets what this topology runs with beyond the settings of all. Its tasks read three topics, and no rule depends on the
     * order of records of different topics: which event is newer is told by offsets and times in the records. So a task
     * need not wait for the slowest of its topics. A small cache keeps lookups and marks for recounts, which change several
     * times in a moment, out of their stores and changelogs between commits; no other store has one.
     *
     * @param properties as for all topologies
     */
    public static void tune(Properties properties) {
        properties.put(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, StreamsConfig.MAX_TASK_IDLE_MS_DISABLED);
        properties.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, CACHE_BYTES);
    }

    /** Adds the topology to the builder. */
    public void build(StreamsBuilder builder) {
        KStream<String, Settled> reviews = builder.stream(topics.reviews(), consumed(Review.class, "reviews"))
                .process(examineReviews::get, Named.as("examine-reviews"))
                .process(settler(() -> new SettleReviews(settlement, records)), Named.as("settle-reviews"));
        KStream<String, Settled> feedback = builder.stream(topics.feedback(), consumed(Feedback.class, "feedback"))
                .process(examineFeedback::get, Named.as("examine-feedback"))
                .process(settler(() -> new SettleFeedback(settlement, records)), Named.as("settle-feedback"));
        KStream<Fingerprint, Outgoing> said = asked(reviews, "review")
                .repartition(Repartitioned.with(CurationSerdes.FINGERPRINT, TextSerdes.MESSAGE)
                        .withName(REQUESTS)
                        .withNumberOfPartitions(partitions))
                .process(home(), Named.as("deduplicate"));
        KStream<String, Settled> verdicts = said.filter(
                        (text, value) -> value instanceof Answer, Named.as("is-verdict"))
                .map(
                        (text, value) -> KeyValue.pair(((Answer) value).answer().reviewId(), ((Answer) value).answer()),
                        Named.as("verdict"))
                .repartition(Repartitioned.with(CurationSerdes.REVIEW_ID, TextSerdes.ANSWER)
                        .withName(VERDICTS)
                        .withNumberOfPartitions(partitions))
                .process(settler(() -> new SettleVerdicts(settlement, records)), Named.as("settle-verdicts"));
        tell(asked(verdicts, "verdict"), "verdict");
        tell(
                said.filter((text, value) -> value instanceof Tell, Named.as("is-message"))
                        .map(
                                (text, value) -> KeyValue.pair(((Tell) value).to(), ((Tell) value).message()),
                                Named.as("message")),
                "message");
        tell(proposals(said), "proposals");
        publish(reviews.merge(feedback, Named.as("settled-events")).merge(verdicts, Named.as("settled")));
    }

    private KStream<Fingerprint, TextMessage> proposals(KStream<Fingerprint, Outgoing> said) {
        return said.filter((text, value) -> value instanceof Propose, Named.as("is-new-text"))
                .flatMap((text, value) -> keyed(((Propose) value).entries()), Named.as("index-entries"))
                .repartition(Repartitioned.<Integer, IndexEntry>with(Serdes.Integer(), TextSerdes.INDEX_ENTRY)
                        .withStreamPartitioner((topic, slot, entry, count) -> Optional.of(Set.of(slot)))
                        .withName(INDEX)
                        .withNumberOfPartitions(slotCount))
                .process(
                        StoredProcessor.of(
                                () -> new IndexTexts(similarityMin), CurationStores.bands(), CurationStores.sketches()),
                        Named.as("index"));
    }

    private static List<KeyValue<Integer, IndexEntry>> keyed(List<IndexEntry> entries) {
        return entries.stream().map(entry -> KeyValue.pair(entry.slot(), entry)).toList();
    }

    private StoredProcessor<Fingerprint, TextMessage, Fingerprint, Outgoing> home() {
        return StoredProcessor.of(
                () -> new Deduplicate(groupingRule, slots),
                CurationStores.fingerprints(),
                CurationStores.lookups(),
                CurationStores.copies(),
                CurationStores.recounts());
    }

    /**
     * What is said to texts after the first request comes from further down the stream. The DSL has no cycles, but a sink that
     * names an internal topic writes to it; all that is said to one text so shares a partition, and keeps its order.
     */
    private static void tell(KStream<Fingerprint, TextMessage> messages, String source) {
        messages.to(
                REQUESTS + "-repartition",
                Produced.with(CurationSerdes.FINGERPRINT, TextSerdes.MESSAGE).withName("requests-after-" + source));
    }

    private static KStream<Fingerprint, TextMessage> asked(KStream<String, Settled> settled, String source) {
        return settled.filter((id, value) -> value instanceof Asked, Named.as("is-request-after-" + source))
                .map(
                        (id, value) -> KeyValue.pair(((Asked) value).text(), ((Asked) value).message()),
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
