package io.millrace.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.app.BadInput.Case;
import io.millrace.config.ConfigKeys;
import io.millrace.config.MillraceConfig;
import io.millrace.config.Role;
import io.millrace.schema.Decision;
import io.millrace.schema.TrainingRecord;
import io.millrace.testing.CapturedLog;
import io.millrace.testing.Coordinates;
import io.millrace.testing.LoopClient;
import io.millrace.testing.RawReviews;
import io.millrace.testing.TopicFollower;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever is wrong with a record, it ends as one decision or one dead letter that says why (invariant I1), its neighbours
 * are none the worse, the service goes on, and the log tells nobody what the review said.
 */
class BadInputIT {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int MUTATIONS = 500;
    private static final long SEED = 1_234;

    @TempDir
    private static Path temp;

    private static EmbeddedStack stack;
    private static MillraceConfig config;
    private static CapturedLog log;
    private static Application application;
    private static LoopClient client;
    private static RawReviews raw;
    private static BadInput input;
    private static TopicFollower<String, Decision> decisions;
    private static TopicFollower<String, TrainingRecord> trainingRecords;
    private static TopicFollower<byte[], byte[]> deadLetters;
    private static final Map<Case, Coordinates> reviews = new LinkedHashMap<>();
    private static final Map<Case, Coordinates> feedback = new LinkedHashMap<>();
    private static final List<Coordinates> good = new ArrayList<>();
    private static final List<String> waiting = new ArrayList<>();

    @BeforeAll
    static void start() {
        stack = EmbeddedStack.start(temp, 0, 0);
        config = stack.configure(Map.of(ConfigKeys.LANGUAGE_POLICY, "declared"));
        EmbeddedStack.createTopics(config);
        takeAnyTime(config.topics().reviews());
        log = new CapturedLog();
        application = new Application(config, EnumSet.of(Role.CURATION));
        application.start();
        client = new LoopClient(config);
        raw = new RawReviews(config);
        input = new BadInput(config.topics(), raw);
        decisions = client.decisions();
        trainingRecords = client.trainingRecords();
        deadLetters = client.deadLetters();
        sendAll();
    }

    @AfterAll
    static void stop() {
        raw.close();
        client.close();
        application.close();
        log.close();
        stack.close();
    }

    static Set<Case> reviews() {
        return reviews.keySet();
    }

    static Set<Case> feedback() {
        return feedback.keySet();
    }

    @AfterEach
    void serviceRunsAndTellsNothing() {
        assertThat(application.services()).allMatch(service -> service.state().equals("RUNNING"));
        assertThat(application.failure()).isNotDone();
        assertThat(log.text()).doesNotContain(BadInput.SECRET);
        assertThat(deadLetters.read()).noneMatch(BadInputIT::tells);
    }

    @ParameterizedTest
    @MethodSource("reviews")
    void shouldGiveABadReviewOneFate(Case bad) {
        Coordinates at = reviews.get(bad);
        if (bad.reason() == null) {
            assertThat(decisionsOf(at)).isEmpty();
            assertDeadLetter(bad, at);
        } else {
            assertThat(lettersOf(at)).isEmpty();
            assertThat(decisionsOf(at)).singleElement().satisfies(decision -> {
                assertThat(decision.getReason()).isEqualTo(bad.reason());
                assertThat(decision.getFlags()).isEqualTo(bad.flags());
            });
        }
    }

    @Test
    void shouldAcceptTheReviewsAroundThem() {
        assertThat(good)
                .hasSizeGreaterThan(reviews.size())
                .allSatisfy(at -> assertThat(decisionsOf(at))
                        .extracting(Decision::getReason)
                        .containsExactly("accepted"));
    }

    @ParameterizedTest
    @MethodSource("feedback")
    void shouldSendBadFeedbackToTheDeadLetters(Case bad) {
        assertDeadLetter(bad, feedback.get(bad));
    }

    @Test
    void shouldApplyTheFeedbackAroundThem() {
        assertThat(waiting)
                .hasSize(feedback.size())
                .allSatisfy(id -> assertThat(recordsOf(id))
                        .extracting(TrainingRecord::getStars)
                        .containsExactly(5));
    }

    @Test
    void shouldGiveEveryMutationOneFate() {
        // Given
        System.out.println("seed " + SEED);

        // When
        List<Coordinates> written =
                input.mutations(MUTATIONS, new Random(SEED)).map(raw::send).toList();

        // Then
        awaitFates(written);
        assertThat(written)
                .allMatch(at -> decisionsOf(at).size() + lettersOf(at).size() == 1);
    }

    /** Good ones come before, between and after the bad ones of their partition. */
    private static void sendAll() {
        input.reviews().forEach(bad -> {
            sendGood(raw.home("unreadable"));
            reviews.put(bad, raw.send(bad.record()));
            sendGood(reviews.get(bad).partition());
        });
        input.feedback().forEach(bad -> {
            String id = raw.idIn(raw.home("feedback"), "waiting-" + waiting.size());
            client.send(input.review(id).setStars(null).build());
            waiting.add(id);
            feedback.put(bad, raw.send(bad.record()));
            client.send(BadInput.feedback(id).setStars(5).build());
        });
        awaitFates(reviews.values());
        awaitFates(feedback.values());
        awaitFates(good);
        awaitService("feedback")
                .until(() -> waiting.stream().noneMatch(id -> recordsOf(id).isEmpty()));
    }

    private static void sendGood(int partition) {
        String id = raw.idIn(partition, "good-" + good.size());
        byte[] bytes = raw.bytes(input.review(id).build());
        good.add(raw.send(BadInput.keyed(config.topics().reviews(), id, bytes)));
    }

    private static void awaitFates(Collection<Coordinates> written) {
        awaitService("a fate each").until(() -> fates().containsAll(written));
    }

    private static ConditionFactory awaitService(String what) {
        return await(what)
                .atMost(LIMIT)
                .failFast("a role gave up", () -> application.failure().isDone());
    }

    private static Set<Coordinates> fates() {
        return Stream.concat(
                        decisions.values().stream().map(Coordinates::of),
                        deadLetters.read().stream().map(Coordinates::ofDeadLetter))
                .collect(Collectors.toSet());
    }

    private static void assertDeadLetter(Case bad, Coordinates at) {
        assertThat(lettersOf(at)).singleElement().satisfies(letter -> {
            assertThat(letter.key()).isEqualTo(bad.record().key());
            assertThat(letter.value()).isEqualTo(bad.record().value());
            assertThat(Coordinates.header(letter, "__streams.errors.message")).contains(bad.message());
            assertThat(Coordinates.header(letter, "__streams.errors.exception")).startsWith("io.millrace.");
            assertThat(Coordinates.header(letter, "__streams.errors.stacktrace"))
                    .contains(bad.message());
            assertThat(Coordinates.header(letter, "millrace.errors.action")).isNotBlank();
        });
    }

    private static List<Decision> decisionsOf(Coordinates event) {
        return decisions.values().stream()
                .filter(decision -> Coordinates.of(decision).equals(event))
                .toList();
    }

    private static List<ConsumerRecord<byte[], byte[]>> lettersOf(Coordinates record) {
        return deadLetters.read().stream()
                .filter(letter -> Coordinates.ofDeadLetter(letter).equals(record))
                .toList();
    }

    private static List<TrainingRecord> recordsOf(String reviewId) {
        return trainingRecords.read().stream()
                .filter(record -> record.key().equals(reviewId))
                .map(ConsumerRecord::value)
                .toList();
    }

    private static boolean tells(ConsumerRecord<byte[], byte[]> letter) {
        return Stream.of(letter.headers().toArray())
                .anyMatch(header -> new String(header.value(), StandardCharsets.UTF_8).contains(BadInput.SECRET));
    }

    /** Brokers refuse times more than an hour ahead unless told otherwise. */
    private static void takeAnyTime(String topic) {
        ConfigEntry entry =
                new ConfigEntry(TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG, Long.toString(Long.MAX_VALUE));
        try (Admin admin = Admin.create(config.clients())) {
            admin.incrementalAlterConfigs(Map.of(
                            new ConfigResource(ConfigResource.Type.TOPIC, topic),
                            List.of(new AlterConfigOp(entry, AlterConfigOp.OpType.SET))))
                    .all()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
        }
    }
}
