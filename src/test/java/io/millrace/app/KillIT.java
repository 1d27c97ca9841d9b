package io.millrace.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.config.ConfigKeys;
import io.millrace.config.MillraceConfig;
import io.millrace.demo.GeneratedReview;
import io.millrace.demo.ReviewGenerator;
import io.millrace.schema.Decision;
import io.millrace.schema.DecisionOutcome;
import io.millrace.schema.Feedback;
import io.millrace.schema.TrainingRecord;
import io.millrace.serde.RegistryConfig;
import io.millrace.testing.Coordinates;
import io.millrace.testing.LoopClient;
import io.millrace.testing.ServiceProcess;
import io.millrace.testing.TopicFollower;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Invariants I1 and I2 across a {@code kill -9}: the service dies in mid-stream with transactions open, and starts again on
 * the state that it left behind.
 *
 * <pre>
 * reviews    r0 r1 r2 ... | kill | ...          each event: one decision or dead letter, counted by its coordinates
 * decisions  d0 d1 (d2 aborted)  | d2 d3 ...    read committed only
 * </pre>
 */
class KillIT {

    private static final long SEED = 4_711;
    private static final int REVIEWS = 20_000;
    private static final Duration LIMIT = Duration.ofMinutes(3);

    @TempDir
    private Path temp;

    private EmbeddedStack stack;
    private ServiceProcess service;
    private LoopClient client;
    private TopicFollower<String, Decision> decisions;
    private TopicFollower<byte[], byte[]> deadLetters;
    private TopicFollower<String, TrainingRecord> trainingRecords;
    private List<GeneratedReview> reviews;
    private final Map<String, Integer> lastFeedback = new HashMap<>();

    @BeforeEach
    void start() throws IOException {
        System.out.println("seed " + SEED);
        stack = EmbeddedStack.start(temp, 0, 0);
        Map<String, String> settings = settings();
        MillraceConfig config = new MillraceConfig(settings);
        EmbeddedStack.createTopics(config);
        service = new ServiceProcess(temp.resolve("service"), settings);
        client = new LoopClient(config);
        decisions = client.decisions();
        deadLetters = client.deadLetters();
        trainingRecords = client.trainingRecords();
        reviews = ReviewGenerator.reviews(SEED, REVIEWS).toList();
    }

    @AfterEach
    void stop() {
        service.close();
        client.close();
        stack.close();
    }

    @Test
    void shouldDecideEveryEventOnceAcrossAKill() throws IOException {
        // Given
        send();
        List<Coordinates> events =
                client.reviews().read().stream().map(Coordinates::of).toList();

        // When
        service.start();
        await("a third").atMost(LIMIT).until(() -> decided() > events.size() / 3);
        service.kill();
        int before = decided();
        long restarted = System.nanoTime();
        service.start();
        await("first new decision").atMost(LIMIT).until(() -> decided() > before);
        Duration recovery = Duration.ofNanos(System.nanoTime() - restarted);
        await("the rest").atMost(LIMIT).until(() -> decided() >= events.size() && live().equals(expected()));
        assertThat(service.isAlive())
                .as("the service runs; see " + service.log())
                .isTrue();
        service.stop();

        // Then
        System.out.printf(
                "%d events, %d decided before the kill, recovery %d ms, %d live records%n",
                events.size(), before, recovery.toMillis(), live().size());
        assertThat(before).as("decided before the kill").isLessThan(events.size());
        assertThat(violations(events)).as("events without exactly one decision").isEmpty();
        assertThat(sharedFingerprints()).isEmpty();
        assertThat(live()).isEqualTo(expected());
    }

    private Map<String, String> settings() {
        return Map.of(
                ConfigKeys.BOOTSTRAP_SERVERS, stack.cluster().bootstrapServers(),
                RegistryConfig.URL, stack.registry().url(),
                ConfigKeys.STATE_DIR, temp.resolve("state").toString(),
                ConfigKeys.STORAGE_DIR, temp.resolve("storage").toString(),
                ConfigKeys.ROLES, "curation",
                ConfigKeys.LANGUAGE_POLICY, "declared");
    }

    /** Some reviews come again, some are erased, some get feedback; none is both erased and given feedback. */
    private void send() {
        Random random = new Random(SEED);
        for (int i = 0; i < REVIEWS; i++) {
            client.send(reviews.get(i).toEvent());
            int earlier = random.nextInt(i + 1);
            switch (random.nextInt(30)) {
                case 0 -> client.send(reviews.get(earlier).toEvent());
                case 1 -> client.erase(reviews.get(even(earlier)).reviewId());
                case 2, 3 -> sendFeedback(reviews.get(odd(earlier)).reviewId(), 1 + random.nextInt(5));
                default -> {}
            }
        }
        client.flush();
    }

    private static int even(int index) {
        return index / 2 * 2;
    }

    private static int odd(int index) {
        return Math.max(1, (index + 1) / 2 * 2 - 1);
    }

    private void sendFeedback(String reviewId, int stars) {
        client.send(Feedback.newBuilder().setReviewId(reviewId).setStars(stars).build());
        lastFeedback.put(reviewId, stars);
    }

    private int decided() {
        return decisions.read().size() + deadLetters.read().size();
    }

    /** Events that were decided not once, with the number of times. */
    private Map<Coordinates, Long> violations(List<Coordinates> events) {
        Map<Coordinates, Long> counts = Stream.concat(
                        decisions.values().stream().map(Coordinates::of),
                        deadLetters.read().stream().map(Coordinates::ofDeadLetter))
                .collect(Collectors.groupingBy(Function.identity(), HashMap::new, Collectors.counting()));
        events.forEach(event -> counts.merge(event, 0L, Long::sum));
        Set<Coordinates> known = Set.copyOf(events);
        counts.entrySet().removeIf(entry -> entry.getValue() == 1 && known.contains(entry.getKey()));
        return counts;
    }

    private Map<String, List<String>> sharedFingerprints() {
        Map<String, List<String>> owners = new HashMap<>();
        records()
                .forEach((id, record) -> owners.computeIfAbsent(record.getFingerprint(), f -> new ArrayList<>())
                        .add(id));
        owners.values().removeIf(ids -> ids.size() == 1);
        return owners;
    }

    /** The stars of each training record that was not withdrawn. */
    private Map<String, Integer> live() {
        return records().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().getStars()));
    }

    private Map<String, TrainingRecord> records() {
        Map<String, TrainingRecord> live = new HashMap<>();
        for (ConsumerRecord<String, TrainingRecord> record : trainingRecords.read()) {
            if (record.value() == null) {
                live.remove(record.key());
            } else {
                live.put(record.key(), record.value());
            }
        }
        return live;
    }

    /** A plain replay: a review has a record if its last event was accepted or came again; feedback beats stars. */
    private Map<String, Integer> expected() {
        Map<String, Decision> last = new HashMap<>();
        decisions
                .values()
                .forEach(decision -> last.merge(
                        decision.getReviewId(), decision, (a, b) -> a.getSourceOffset() > b.getSourceOffset() ? a : b));
        last.values()
                .removeIf(decision -> decision.getOutcome() != DecisionOutcome.ACCEPTED
                        && !decision.getReason().equals("redelivered"));
        return reviews.stream()
                .filter(review -> last.containsKey(review.reviewId()))
                .collect(Collectors.toMap(
                        GeneratedReview::reviewId,
                        review -> lastFeedback.getOrDefault(review.reviewId(), review.stars())));
    }
}
