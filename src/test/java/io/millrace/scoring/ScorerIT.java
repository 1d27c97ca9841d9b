package io.millrace.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.app.EmbeddedStack;
import io.millrace.config.ConfigKeys;
import io.millrace.config.MillraceConfig;
import io.millrace.curation.Examination;
import io.millrace.curation.KeyCheck;
import io.millrace.model.HashedNgrams;
import io.millrace.model.LinearModel;
import io.millrace.model.LinearModelFormat;
import io.millrace.model.ModelStore;
import io.millrace.model.StoredModel;
import io.millrace.model.TfIdf;
import io.millrace.runtime.KafkaClients;
import io.millrace.schema.Champion;
import io.millrace.schema.ModelEntry;
import io.millrace.schema.Prediction;
import io.millrace.schema.Review;
import io.millrace.serde.AvroSerdes;
import io.millrace.storage.LocalStorage;
import io.millrace.storage.Storage;
import io.millrace.testing.Broker;
import io.millrace.testing.CapturedLog;
import io.millrace.testing.TestRecords;
import io.millrace.testing.TestTopics;
import io.millrace.testing.WithBroker;
import io.millrace.text.LanguageIdentifier;
import io.millrace.topic.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A scorer that loses its place in the group between reading a batch and committing it. */
@WithBroker
class ScorerIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int REVIEWS = 50;

    @TempDir
    private Path temp;

    private Storage storage;
    private final Topics topics = TestTopics.topics();
    private MillraceConfig config;
    private KafkaClients clients;

    @BeforeEach
    void start(Broker broker) throws IOException {
        storage = new LocalStorage(temp);
        Map<String, String> settings = TestTopics.settings(topics, broker.bootstrapServers());
        settings.put(ConfigKeys.LANGUAGE_POLICY, "declared");
        config = new MillraceConfig(settings);
        EmbeddedStack.createTopics(config);
        clients = new KafkaClients(config.clients(), new AvroSerdes(config.serdes()));
        write(List.of(new ProducerRecord<>(topics.models(), "champion", champion("v1"))));
        write(IntStream.range(0, REVIEWS).mapToObj(this::review).toList());
    }

    @Test
    void shouldPredictEachReviewOnceWhenABatchIsReadByAReplacedScorer() throws Exception {
        // Given
        PausingClock clock = new PausingClock();
        try (CapturedLog log = new CapturedLog();
                Scorer scorer = new Scorer(clients, settings(), examination(), storage, clock)) {
            scorer.start();
            assertThat(clock.paused.await(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();

            // When
            removeMembers();
            clock.resumed.countDown();
            await("the refusal").atMost(LIMIT).until(() -> log.text().contains("lost its place in the group"));
            await("all predictions").atMost(LIMIT).until(() -> predicted().size() >= REVIEWS);

            // Then
            assertThat(predicted()).doesNotHaveDuplicates().hasSize(REVIEWS);
            assertThat(log.text()).doesNotContain("failed and starts over");
        }
    }

    @Test
    void shouldNotBeReadyBeforeTheFirstChampionThatItWaitsFor() throws Exception {
        // Given
        String models = topics.jobs();
        try (Scorer scorer = new Scorer(clients, settings(models, true), examination(), storage, Clock.systemUTC())) {
            scorer.start();
            await("membership").atMost(LIMIT).until(() -> metric(scorer, "assigned-partitions") > 0);
            assertThat(scorer.isReady()).isFalse();
            assertThat(metric(scorer, "champion-loaded")).isZero();

            // When
            write(List.of(new ProducerRecord<>(models, "champion", champion("v2"))));

            // Then
            await("readiness").atMost(LIMIT).until(scorer::isReady);
            assertThat(metric(scorer, "champion-loaded")).isEqualTo(1);
        }
    }

    private static double metric(Scorer scorer, String name) {
        return scorer.metrics().entrySet().stream()
                .filter(metric -> metric.getKey().name().equals(name))
                .mapToDouble(metric -> (double) metric.getValue().metricValue())
                .sum();
    }

    private ScorerSettings settings() {
        return settings(topics.models(), false);
    }

    private ScorerSettings settings(String models, boolean backfill) {
        return new ScorerSettings(
                topics.applicationId() + "-scorer",
                topics.reviews(),
                new KeyCheck(config.catalogue().partitions()),
                models,
                topics.predictions(),
                backfill);
    }

    private Examination examination() {
        return new Examination(config.curation(), new LanguageIdentifier(Set.of("en")));
    }

    private List<String> predicted() {
        return TestRecords.read(
                        (String) config.clients().get(ConfigKeys.BOOTSTRAP_SERVERS),
                        topics.predictions(),
                        new StringDeserializer(),
                        clients.serdes().value(Prediction.class).deserializer())
                .stream()
                .map(prediction -> prediction.value().getPredictionId())
                .toList();
    }

    private void removeMembers() throws Exception {
        try (Admin admin = Admin.create(config.clients())) {
            admin.removeMembersFromConsumerGroup(settings().group(), new RemoveMembersFromConsumerGroupOptions())
                    .all()
                    .get();
        }
    }

    private void write(List<ProducerRecord<String, SpecificRecord>> records) {
        try (Producer<String, SpecificRecord> producer = clients.producer()) {
            records.forEach(producer::send);
        }
    }

    private ProducerRecord<String, SpecificRecord> review(int number) {
        Review review = Review.newBuilder()
                .setReviewId("review-" + number)
                .setReviewBody("It holds what it says, number " + number)
                .setLanguage("en")
                .build();
        return new ProducerRecord<>(topics.reviews(), review.getReviewId(), review);
    }

    private ModelEntry champion(String version) throws IOException {
        HashedNgrams ngrams = new HashedNgrams(HashedNgrams.BITS_MIN);
        TfIdf features = TfIdf.fit(ngrams, List.of(ngrams.bucketsOf("soft warm coat")), 1);
        LinearModel model = new LinearModel(
                features, new float[LinearModel.LABELS * ngrams.buckets()], new float[] {0, 0, 0, 0, 1});
        Path file = Files.write(temp.resolve("model"), LinearModelFormat.write(model));
        Files.write(temp.resolve(ModelStore.TRAIN_IDS_FILE), new byte[0]);
        StoredModel stored = new ModelStore(storage).publish(version, file, temp, Map.of());
        Champion champion = Champion.newBuilder()
                .setVersion(stored.version())
                .setEpoch(1)
                .setLocation(stored.location().toString())
                .setDigest(stored.digest())
                .setReason("test")
                .setPromotedAt(Instant.EPOCH)
                .build();
        return ModelEntry.newBuilder().setChampion(champion).build();
    }

    /** Holds the scorer up at its first prediction. */
    private static final class PausingClock extends Clock {

        private final CountDownLatch paused = new CountDownLatch(1);
        private final CountDownLatch resumed = new CountDownLatch(1);

        @Override
        public Instant instant() {
            paused.countDown();
            try {
                assertThat(resumed.await(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return Instant.EPOCH;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
