package io.millrace.curation;

import io.millrace.grouping.KnownText;
import io.millrace.privacy.PersonalData;
import io.millrace.privacy.RedactionSettings;
import io.millrace.quality.QualityRules;
import io.millrace.quality.QualitySettings;
import io.millrace.schema.Decision;
import io.millrace.schema.Feedback;
import io.millrace.schema.Review;
import io.millrace.schema.TrainingRecord;
import io.millrace.serde.AvroSerdes;
import io.millrace.text.Cleaning;
import io.millrace.text.Fingerprint;
import io.millrace.text.LanguageIdentifier;
import io.millrace.text.LanguagePolicy;
import io.millrace.text.LanguageRule;
import io.millrace.text.Normalization;
import io.millrace.text.Undetermined;
import io.millrace.topic.Topics;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;

/** The production topology of curation with the production settings, on the test driver. */
final class CurationDriver implements AutoCloseable {

    static final Topics TOPICS = Topics.standard();
    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private static final LanguageIdentifier LANGUAGES = new LanguageIdentifier(Set.of("en", "de", "fr"));

    private final AvroSerdes serdes;
    private final TopologyTestDriver driver;
    private final TestInputTopic<String, Review> reviews;
    private final TestInputTopic<String, Feedback> feedback;
    private final TestOutputTopic<String, Decision> decisions;
    private final TestOutputTopic<String, TrainingRecord> trainingRecords;
    private Instant now = START;

    CurationDriver(Path stateDir) {
        this(stateDir, new GroupingSettings(true, 0.65, 1, SplitGroup.TEXT));
    }

    CurationDriver(Path stateDir, GroupingSettings grouping) {
        this(stateDir, grouping, ConflictPolicy.FIRST);
    }

    CurationDriver(Path stateDir, GroupingSettings grouping, ConflictPolicy conflicts) {
        serdes = new AvroSerdes(Map.of("schema.registry.url", "mock://" + UUID.randomUUID()));
        CurationSettings settings = settings(grouping, conflicts);
        Properties properties = RuntimeProperties.of(stateDir, TOPICS.deadLetters());
        StreamsBuilder builder = new StreamsBuilder(new TopologyConfig(new StreamsConfig(properties)));
        new CurationTopology(TOPICS, serdes, 1, settings, new Examination(settings, LANGUAGES)).build(builder);
        driver = new TopologyTestDriver(builder.build(properties), properties, START);
        reviews = input(TOPICS.reviews(), Review.class);
        feedback = input(TOPICS.feedback(), Feedback.class);
        decisions = output(TOPICS.decisions(), Decision.class);
        trainingRecords = output(TOPICS.trainingRecords(), TrainingRecord.class);
    }

    static CurationSettings settings(GroupingSettings grouping) {
        return settings(grouping, ConflictPolicy.FIRST);
    }

    private static CurationSettings settings(GroupingSettings grouping, ConflictPolicy conflicts) {
        return new CurationSettings(
                Cleaning.STANDARD,
                1000,
                new LanguageRule(LanguagePolicy.BOTH, Set.of("en"), Undetermined.ACCEPT),
                Set.of("en", "de", "fr"),
                new RedactionSettings(EnumSet.allOf(PersonalData.class), Set.of("US")),
                new QualitySettings(Set.copyOf(QualityRules.NAMES), 1, 0.1, 5, List.of(), true),
                Normalization.STANDARD,
                grouping,
                conflicts,
                new SplitRule("salt", 80, 10, 10));
    }

    static Review.Builder review(String id, String body, Integer stars) {
        return Review.newBuilder()
                .setReviewId(id)
                .setReviewTitle("A title")
                .setReviewBody(body)
                .setStars(stars)
                .setLanguage("en");
    }

    void pipe(Review review) {
        reviews.pipeInput(new TestRecord<>(review.getReviewId(), review, tick()));
    }

    void pipeReview(String key, Review review) {
        reviews.pipeInput(new TestRecord<>(key, review, tick()));
    }

    void pipe(Feedback given) {
        feedback.pipeInput(new TestRecord<>(given.getReviewId(), given, tick()));
    }

    void pipeFeedback(String id, int stars, Instant at) {
        Feedback given = Feedback.newBuilder().setReviewId(id).setStars(stars).build();
        feedback.pipeInput(new TestRecord<>(id, given, at));
    }

    void pipeFeedback(String id, int stars) {
        pipeFeedback(id, stars, tick());
    }

    /** Feedback of somebody who saw a prediction. */
    void pipeCorrection(String id, int predicted, int stars) {
        Feedback given = Feedback.newBuilder()
                .setReviewId(id)
                .setStars(stars)
                .setPredictedStars(predicted)
                .build();
        feedback.pipeInput(new TestRecord<>(id, given, tick()));
    }

    void pipeBytes(String topic, byte[] key, byte[] value) {
        driver.createInputTopic(topic, new ByteArraySerializer(), new ByteArraySerializer())
                .pipeInput(new TestRecord<>(key, value, tick()));
    }

    /** A value as its producer writes it. */
    <T extends SpecificRecord> byte[] bytes(String topic, Class<T> type, T value) {
        return serdes.value(type).serializer().serialize(topic, value);
    }

    void erase(String id) {
        reviews.pipeInput(new TestRecord<>(id, (Review) null, tick()));
    }

    /** Lets so much time pass that texts tell their holders how often they are copied. */
    void recount() {
        driver.advanceWallClockTime(Deduplicate.RECOUNT_PERIOD);
    }

    /** Decisions since the last call, as {@code id offset reason}. */
    List<String> decisions() {
        return decisions.readValuesToList().stream()
                .map(decision -> decision.getReviewId() + " " + decision.getSourceOffset() + " " + decision.getReason())
                .toList();
    }

    List<Decision> fullDecisions() {
        return decisions.readValuesToList();
    }

    /** Training records since the last call, as {@code id stars source revision}, or {@code id withdrawn}. */
    List<String> trainingRecords() {
        return trainingRecords.readKeyValuesToList().stream()
                .map(record -> record.key + " " + describe(record.value))
                .toList();
    }

    List<TrainingRecord> fullTrainingRecords() {
        return trainingRecords.readValuesToList();
    }

    List<TestRecord<byte[], byte[]>> deadLetters() {
        return driver.createOutputTopic(TOPICS.deadLetters(), new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList();
    }

    /** How many entries a store holds. */
    long size(String store) {
        KeyValueStore<Object, Object> entries = driver.getKeyValueStore(store);
        long count = 0;
        try (var all = entries.all()) {
            for (; all.hasNext(); all.next()) {
                count++;
            }
        }
        return count;
    }

    /** The reviews that hold a text. */
    List<String> holders() {
        List<String> holders = new ArrayList<>();
        KeyValueStore<Fingerprint, KnownText> known = driver.getKeyValueStore(CurationStores.FINGERPRINTS);
        try (var all = known.all()) {
            all.forEachRemaining(entry -> entry.value.holders().forEach(holder -> holders.add(holder.reviewId())));
        }
        return holders;
    }

    @Override
    public void close() {
        driver.close();
    }

    private static String describe(TrainingRecord value) {
        return value == null
                ? "withdrawn"
                : value.getStars() + " " + value.getLabelSource() + " r" + value.getRevision()
                        + (value.getCorrectedStars() == null ? "" : " not " + value.getCorrectedStars());
    }

    private Instant tick() {
        now = now.plusSeconds(1);
        return now;
    }

    private <T extends SpecificRecord> TestInputTopic<String, T> input(String topic, Class<T> type) {
        return driver.createInputTopic(
                topic, new StringSerializer(), serdes.value(type).serializer());
    }

    private <T extends SpecificRecord> TestOutputTopic<String, T> output(String topic, Class<T> type) {
        return driver.createOutputTopic(
                topic, new StringDeserializer(), serdes.value(type).deserializer());
    }
}
