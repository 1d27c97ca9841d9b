package io.millrace.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.config.ConfigSources;
import io.millrace.config.MillraceConfig;
import io.millrace.testing.TestRecords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Reviews that were learned from are erased by an operator. Each test goes on where the last ended: two reviews of ann and a
 * copy of one of them, then enough others for a snapshot and a model.
 */
@Timeout(300)
@TestMethodOrder(OrderAnnotation.class)
class EraseIT {

    private static final Duration WAIT = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int REVIEWS = 120;
    private static final String[] WORDS = {"awful", "poor", "fair", "good", "great"};

    @TempDir
    private static Path directory;

    private static Installation installation;
    private static String snapshot;
    private static String trained;

    @BeforeAll
    static void learn() throws IOException {
        installation = Installation.start(directory, REVIEWS);
        run("topics", "create");
        installation.startApplication();
        produce(Stream.of(
                review("ann-1", "ann", 5, "A lovely lamp for the hall"),
                review("ann-2", "ann", 1, "This kettle has leaked from the first day on"),
                review("ann-3", "ann", 5, "A lovely lamp for the hall")));
        Stream.of("ann-1", "ann-2", "ann-3").forEach(id -> awaitStory(id, "decision"));
        produce(reviews(0, REVIEWS));
        await().atMost(WAIT).until(() -> run("snapshots", "list").out().contains("ready"));
        snapshot = run("snapshots", "list").lines().get(1).split(" ")[0];
        trained = trainedReview();
        run("retrain");
        await().atMost(WAIT).until(() -> run("models", "list").out().contains("v1"));
    }

    @AfterAll
    static void stop() {
        installation.close();
    }

    @Test
    @Order(1)
    void shouldEraseAReviewAndSayWhatHoldsIt() throws IOException {
        // When
        Terminal erased = run("erase", "--review", trained, "--yes");
        Terminal told = run("erase", "status");
        JsonNode status = JSON.readTree(run("erase", "status", "--json").out());

        // Then
        assertThat(erased.exitCode()).as(erased.err()).isZero();
        assertThat(row(erased, trained)).containsExactly(trained, "accepted", "withdrawn", "decided");
        assertThat(told.out()).contains("1 reviews, 1 of them erased", snapshot, "v1", trained);
        assertThat(status.at("/snapshots/0/snapshot_id").asText()).isEqualTo(snapshot);
        assertThat(status.at("/snapshots/0/review_ids/0").asText()).isEqualTo(trained);
        assertThat(status.at("/snapshots/0/rows/train").asInt()).isEqualTo(1);
        assertThat(status.at("/models/0/version").asText()).isEqualTo("v1");
        assertThat(status.at("/models/0/review_ids/0").asText()).isEqualTo(trained);
        assertThat(status.path("snapshots")).hasSize(1);
        assertThat(status.path("notes")).isEmpty();
    }

    @Test
    @Order(2)
    void shouldFreeTheTextOfAnErasedReview() throws IOException {
        // When
        produce(Stream.of(review("heir", "bob", 3, body(trained))));

        // Then
        awaitStory("heir", "outcome ACCEPTED");
    }

    @Test
    @Order(3)
    void shouldEraseAllReviewsOfAnAuthor() throws IOException {
        // When
        Terminal erased = run("erase", "--reviewer", "ann", "--yes");
        Terminal again = run("erase", "--reviewer", "ann", "--yes");
        JsonNode status = JSON.readTree(
                run("erase", "status", "--reviewer", "ann", "--json").out());

        // Then
        assertThat(erased.exitCode()).as(erased.err()).isZero();
        assertThat(erased.out())
                .contains("found 3 reviews of author ann, and 0 that were erased before")
                .contains("records of reviews", "records of millrace.training-records");
        assertThat(row(erased, "ann-1")).containsExactly("ann-1", "accepted", "withdrawn", "decided");
        assertThat(row(erased, "ann-2")).containsExactly("ann-2", "accepted", "withdrawn", "decided");
        assertThat(row(erased, "ann-3")).containsExactly("ann-3", "duplicate", "none", "decided");
        assertThat(again.exitCode()).isZero();
        assertThat(again.out()).contains("and 3 that were erased before", "nothing is left to erase");
        assertThat(status.path("asked").asInt()).isEqualTo(3);
        assertThat(status.path("erased").asInt()).isEqualTo(3);
        assertThat(status.at("/snapshots/0/review_ids").toString()).isEqualTo("[\"ann-1\",\"ann-2\"]");
    }

    @Test
    @Order(4)
    void shouldKeepNoTextInTheStateOfCuration() {
        await().atMost(WAIT).untilAsserted(() -> {
            Map<String, byte[]> texts = lastValues("millrace-curation-texts-changelog");

            // Then
            assertThat(texts).containsKeys(trained, "ann-1", "ann-2", "heir");
            Stream.of(trained, "ann-1", "ann-2", "ann-3")
                    .forEach(id -> assertThat(texts.get(id)).as(id).isNull());
            assertThat(texts.get("heir")).isNotNull();
        });
    }

    @Test
    @Order(5)
    void shouldEraseManyWithoutWaiting() throws IOException {
        // Given
        Path ids = installation.write("ids.txt", Stream.of("heir", "nobody"));

        // When
        Terminal asked = run("erase", "--review", "@" + ids, "--no-wait", "--yes");

        // Then
        assertThat(asked.exitCode()).as(asked.err()).isZero();
        assertThat(asked.out()).isEqualToIgnoringNewLines("asked for the erasure of 2 reviews in reviews");
        awaitStory("heir", "withdrawal", "ERASED");
        awaitStory("nobody", "ERASED");
    }

    @Test
    @Order(6)
    void shouldLeaveErasedReviewsOutOfTheNextSnapshot() throws IOException {
        // When
        produce(reviews(REVIEWS, 2 * REVIEWS + 20));
        await().atMost(WAIT)
                .until(() -> run("snapshots", "list")
                                .out()
                                .lines()
                                .filter(line -> line.contains("ready"))
                                .count()
                        > 1);
        JsonNode status = JSON.readTree(run("erase", "status", "--json").out());

        // Then
        assertThat(status.path("erased").asInt()).isEqualTo(6);
        assertThat(status.path("snapshots")).hasSize(1);
        assertThat(status.at("/snapshots/0/snapshot_id").asText()).isEqualTo(snapshot);
        assertThat(status.at("/snapshots/0/reviews").asInt()).isEqualTo(3);
    }

    @Test
    @Order(7)
    void shouldSayWhatIsNotKnownOrNotErased() {
        // When
        Terminal unknown = run("erase", "--reviewer", "Ann", "--yes");
        Terminal standing = run("erase", "status", "--review", "r" + REVIEWS);

        // Then
        assertThat(unknown.exitCode()).isEqualTo(ExitCodes.FAILED);
        assertThat(unknown.err()).contains("found no review of author Ann", "records of reviews", "case-sensitive");
        assertThat(standing.out())
                .contains("1 reviews, 0 of them erased", "1 of the reviews are not erased: r" + REVIEWS);
    }

    @Test
    @Order(8)
    void shouldTellWhatCurationHasNotReadYet() {
        // Given
        installation.stopApplication();
        Path file = directory.resolve("millrace.properties");
        MillraceConfig config =
                new MillraceConfig(new ConfigSources().file(file).toMap());
        String id = "r" + REVIEWS;

        // When
        try (Session session = Session.open(config);
                Erasing erasing = new Erasing(session, List.of(id))) {
            ErasureProgress progress = erasing.erase(Duration.ofMillis(500));

            // Then
            assertThat(progress.open()).isEqualTo(1);
            assertThat(progress.all().get(0).decided()).isFalse();
            assertThat(progress.all().get(0).before()).isEqualTo("accepted");
            assertThat(progress.all().get(0).record()).isEqualTo("stands");
        }
    }

    private static String[] row(Terminal terminal, String reviewId) {
        return terminal.out()
                .lines()
                .filter(line -> line.startsWith(reviewId + " "))
                .findFirst()
                .orElseThrow()
                .split(" {2,}");
    }

    private static Map<String, byte[]> lastValues(String topic) {
        Map<String, byte[]> values = new HashMap<>();
        TestRecords.read(installation.bootstrapServers(), topic, new StringDeserializer(), new ByteArrayDeserializer())
                .forEach(event -> values.put(event.key(), event.value()));
        return values;
    }

    private static void awaitStory(String id, String... parts) {
        await().atMost(WAIT).untilAsserted(() -> {
            Terminal told = run("explain", id);
            assertThat(told.out()).as(told.err()).contains(parts);
        });
    }

    /** Any review that is none of ann's and whose record is in the train file. */
    private static String trainedReview() throws IOException {
        Path index = directory.resolve("storage/snapshots").resolve(snapshot).resolve("train.index.jsonl");
        for (String line : Files.readAllLines(index)) {
            String id = JSON.readTree(line).get("review_id").asText();
            if (id.startsWith("r")) {
                return id;
            }
        }
        throw new IllegalStateException("nothing to train on");
    }

    private static Terminal run(String... arguments) {
        return installation.run(arguments);
    }

    private static void produce(Stream<String> lines) throws IOException {
        Terminal produced = run(
                "produce", "reviews", installation.write("reviews.jsonl", lines).toString());
        assertThat(produced.exitCode()).as(produced.err()).isZero();
    }

    private static Stream<String> reviews(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> review("r" + i, "author" + i, 1 + i % 5, body("r" + i)));
    }

    private static String body(String id) {
        int number = Integer.parseInt(id.substring(1));
        return "The chair %d is %s, I think".formatted(number, WORDS[number % 5]);
    }

    private static String review(String id, String author, int stars, String body) {
        return "{\"review_id\":\"%s\",\"reviewer_id\":\"%s\",\"stars\":%d,\"review_body\":\"%s\"}"
                .formatted(id, author, stars, body);
    }
}
