package io.millrace.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.config.ConfigKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Reviews are erased that a snapshot holds and a model was trained on. Each test goes on where the last ended. */
@Timeout(300)
@TestMethodOrder(OrderAnnotation.class)
class RedactionIT {

    private static final Duration WAIT = Duration.ofSeconds(90);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int REVIEWS = 120;
    private static final String[] WORDS = {"awful", "poor", "fair", "good", "great"};

    @TempDir
    private static Path directory;

    private static Installation installation;
    private static String id;
    private static JsonNode built;
    private static String erased;

    @BeforeAll
    static void learn() throws IOException {
        installation = Installation.start(
                directory,
                REVIEWS,
                ConfigKeys.LANGUAGE_POLICY + "=declared",
                ConfigKeys.DATASET_FORMATS + "=text-label,chat,parquet",
                ConfigKeys.DATASET_REDACTION_INTERVAL_MS + "=1000");
        run("topics", "create");
        installation.startApplication();
        produce(IntStream.range(0, REVIEWS));
        await().atMost(WAIT).until(() -> run("snapshots", "list").out().contains("ready"));
        id = run("snapshots", "list").lines().get(1).split(" ")[0];
        built = json("snapshots", "show", id);
        erased = trainedReview();
        run("retrain");
        await().atMost(WAIT).until(() -> run("models", "list").out().contains("v1"));
    }

    @AfterAll
    static void stop() {
        installation.close();
    }

    @Test
    @Order(1)
    void shouldRewriteTheSnapshotWithoutAnErasedReview() throws IOException {
        // When
        Terminal asked = run("erase", "--review", erased, "--yes");
        awaitRevision(1);

        // Then
        assertThat(asked.exitCode()).as(asked.err()).isZero();
        JsonNode revised = json("snapshots", "show", id);
        assertThat(location(revised)).isNotEqualTo(location(built)).isDirectory();
        await().atMost(WAIT).until(() -> Files.notExists(location(built)));
        assertThat(filesWith(erased)).isEmpty();
        assertThat(revised.at("/redactions/0/previous_record_root")).isEqualTo(built.at("/dataset/record_root"));
        assertThat(revised.at("/redactions/0/removed").asInt()).isEqualTo(1);
        assertThat(run("snapshots", "list").out()).contains("ready, revision 1");
    }

    @Test
    @Order(2)
    void shouldVerifyTheRevision() {
        // When
        Terminal verified = run("snapshots", "verify", id, "--rebuild");

        // Then
        assertThat(verified.exitCode()).as(verified.out() + verified.err()).isZero();
    }

    @Test
    @Order(3)
    void shouldProveThatTheReviewWasTakenOut() throws IOException {
        // Given
        Path proof = directory.resolve("proof.json");
        String root = json("snapshots", "show", id).at("/dataset/record_root").asText();
        String builtRoot = built.at("/dataset/record_root").asText();

        // When
        Files.writeString(
                proof, run("snapshots", "prove", id, "--review", erased).out());
        Terminal checked = Terminal.run(
                "snapshots", "prove", "--check", proof.toString(), "--root", root, "--built-root", builtRoot);

        // Then
        assertThat(checked.exitCode()).as(checked.err()).isZero();
        assertThat(checked.out()).contains("review " + erased + " is not in", "it was in the dataset as it was built");
    }

    @Test
    @Order(4)
    void shouldFlagTheModelThatWasTrainedOnIt() throws IOException {
        // When
        JsonNode status = json("erase", "status", "--json");
        JsonNode model = json("models", "show", "v1");

        // Then
        assertThat(model.path("erased_reviews").asInt()).isEqualTo(1);
        assertThat(status.path("snapshots")).isEmpty();
        assertThat(status.at("/models/0/version").asText()).isEqualTo("v1");
        assertThat(status.at("/rewritten/0/snapshot_id").asText()).isEqualTo(id);
        assertThat(status.at("/rewritten/0/removed").asInt()).isEqualTo(1);
    }

    @Test
    @Order(5)
    void shouldNotTrainASecondTimeForARevision() {
        assertThat(run("models", "list").out()).contains("v1").doesNotContain("v2");
    }

    @Test
    @Order(6)
    void shouldRewriteARevisionOnceMore() throws IOException {
        // Given
        String next = trainedReview();

        // When
        run("erase", "--review", next, "--yes");
        awaitRevision(2);
        Terminal verified = run("snapshots", "verify", id);

        // Then
        assertThat(verified.exitCode()).as(verified.out() + verified.err()).isZero();
        await().atMost(WAIT).until(() -> directories().size() == 1);
        assertThat(filesWith(next)).isEmpty();
        assertThat(json("models", "show", "v1").path("erased_reviews").asInt()).isEqualTo(2);
    }

    @Test
    @Order(7)
    void shouldTakeAnErasedReviewOutOfASnapshotThatIsPlannedLater() throws IOException {
        // Given
        produce(IntStream.range(REVIEWS, 2 * REVIEWS + 10));
        await().atMost(WAIT).until(() -> run("snapshots", "list").lines().size() > 2);
        String second = run("snapshots", "list").lines().get(2).split(" ")[0];

        // When
        run("erase", "--review", "review-5", "--review", "review-6", "--yes");

        // Then, but a file may be deleted while it is looked for
        await().atMost(WAIT).ignoreException(UncheckedIOException.class).untilAsserted(() -> {
            assertThat(json("snapshots", "show", second).path("state").asText()).isEqualTo("READY");
            assertThat(filesWith("review-5")).isEmpty();
            assertThat(filesWith("review-6")).isEmpty();
        });
        assertThat(run("snapshots", "verify", second).exitCode()).isZero();
        assertThat(run("snapshots", "verify", id).exitCode()).isZero();
    }

    private static void awaitRevision(int revision) {
        await().atMost(WAIT)
                .until(() -> json("snapshots", "show", id).path("revision").asInt() == revision);
    }

    /** The files of all snapshots that name a review. */
    private static List<Path> filesWith(String reviewId) throws IOException {
        try (Stream<Path> tree = Files.walk(directory.resolve("storage/snapshots"))) {
            return tree.filter(Files::isRegularFile)
                    .filter(file -> holds(file, "\"" + reviewId + "\"") || holds(file, text(reviewId)))
                    .toList();
        }
    }

    private static boolean holds(Path file, String text) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1).contains(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> directories() throws IOException {
        try (Stream<Path> stored = Files.list(directory.resolve("storage/snapshots"))) {
            return stored.filter(Files::isDirectory).toList();
        }
    }

    private static Path location(JsonNode snapshot) {
        return Path.of(URI.create(snapshot.at("/dataset/location").asText()));
    }

    private static String trainedReview() throws IOException {
        Path index = location(json("snapshots", "show", id)).resolve("train.index.jsonl");
        return JSON.readTree(Files.readAllLines(index).get(0)).path("review_id").asText();
    }

    private static JsonNode json(String... arguments) throws IOException {
        return JSON.readTree(run(arguments).out());
    }

    private static Terminal run(String... arguments) {
        return installation.run(arguments);
    }

    private static void produce(IntStream numbers) throws IOException {
        Path file = installation.write("reviews.jsonl", numbers.mapToObj(RedactionIT::review));
        Terminal produced = run("produce", "reviews", file.toString());
        assertThat(produced.exitCode()).as(produced.err()).isZero();
    }

    private static String text(String reviewId) {
        int number = Integer.parseInt(reviewId.substring("review-".length()));
        return "The chair %d is %s, I think".formatted(number, WORDS[number % WORDS.length]);
    }

    private static String review(int number) {
        return "{\"review_id\":\"review-%d\",\"reviewer_id\":\"author%d\",\"stars\":%d,\"language\":\"en\",\"review_body\":\"%s\"}"
                .formatted(number, number, 1 + number % 5, text("review-" + number));
    }
}
