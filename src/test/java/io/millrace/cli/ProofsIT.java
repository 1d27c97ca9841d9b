package io.millrace.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.config.ConfigKeys;
import io.millrace.testing.RandomWords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
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

/** Two snapshots of a running installation are verified, built again, compared and traced; then one is tampered with. */
@Timeout(300)
@TestMethodOrder(OrderAnnotation.class)
class ProofsIT {

    private static final Duration WAIT = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int REVIEWS = 120;
    private static final int WORDS_EACH = 12;
    private static final String[] WORDS = {"awful", "poor", "fair", "good", "great"};

    @TempDir
    private static Path directory;

    private static Installation installation;
    private static List<String> snapshots;

    @BeforeAll
    static void learn() throws IOException {
        installation = Installation.start(directory, REVIEWS, ConfigKeys.LANGUAGE_POLICY + "=declared");
        run("topics", "create");
        installation.startApplication();
        produce(0, REVIEWS);
        awaitReady(1);
        run("retrain");
        await().atMost(WAIT).until(() -> run("models", "list").out().contains("v1"));
        produce(REVIEWS, 2 * REVIEWS);
        awaitReady(2);
        installation.stopApplication();
        snapshots = ready();
    }

    @AfterAll
    static void stop() {
        installation.close();
    }

    @Test
    @Order(1)
    void shouldVerifyAndBuildAgainTheSameBytes() throws IOException {
        for (String snapshot : snapshots) {
            // When
            Terminal verified = run("snapshots", "verify", snapshot, "--rebuild");

            // Then
            assertThat(verified.exitCode()).as(verified.out() + verified.err()).isZero();
            assertThat(verified.out()).contains("built again from the log: every file has the same bytes");
        }
        assertThat(run("snapshots", "show", snapshots.get(0)).out())
                .contains(json("snapshots", "verify", snapshots.get(0), "--json")
                        .path("record_root")
                        .asText());
    }

    @Test
    @Order(2)
    void shouldProveByTheRootThatTheTopicHas() throws IOException {
        // Given
        String root = json("snapshots", "show", snapshots.get(0))
                .at("/dataset/record_root")
                .asText();

        for (String review : List.of("review-0", "stranger")) {
            // When
            Path proof = Files.writeString(
                    directory.resolve("proof.json"),
                    run("snapshots", "prove", snapshots.get(0), "--review", review)
                            .out());
            Terminal checked = Terminal.run("snapshots", "prove", "--check", proof.toString(), "--root", root);

            // Then
            assertThat(checked.exitCode()).as(checked.err()).isZero();
            assertThat(checked.out())
                    .startsWith("review " + review + (review.equals("stranger") ? " is not in" : " is, with"));
        }
    }

    @Test
    @Order(3)
    void shouldTellWhatTheSecondSnapshotAdded() throws IOException {
        // When
        JsonNode diff = json("snapshots", "diff", snapshots.get(0), snapshots.get(1), "--json", "--list");

        // Then
        assertThat(diff.at("/changes/removed/records").asInt()).isZero();
        assertThat(diff.at("/changes/added/records").asInt())
                .isPositive()
                .isEqualTo(diff.path("records_after").asInt()
                        - diff.path("records_before").asInt());
        assertThat(diff.at("/changes/added/review_ids"))
                .hasSizeLessThanOrEqualTo(20)
                .isNotEmpty();
    }

    @Test
    @Order(4)
    void shouldTraceASnapshotToItsModelAndBack() throws IOException {
        // When
        JsonNode forth = json("snapshots", "lineage", snapshots.get(0), "--json");
        JsonNode back = json("snapshots", "lineage", "v1", "--json");
        Terminal second = run("snapshots", "lineage", snapshots.get(1));
        Terminal model = run("snapshots", "lineage", "v1");

        // Then
        assertThat(forth).isEqualTo(back);
        assertThat(forth.at("/snapshot/snapshot_id").asText()).isEqualTo(snapshots.get(0));
        assertThat(forth.path("previous").isNull()).isTrue();
        assertThat(forth.at("/models/0/version").asText()).isEqualTo("v1");
        assertThat(forth.at("/jobs/0/model_version").asText()).isEqualTo("v1");
        assertThat(forth.path("ranges").findValuesAsText("windows").stream()
                        .mapToInt(Integer::parseInt)
                        .sum())
                .isPositive();
        assertThat(forth.path("ranges").findValues("end").toString())
                .isEqualTo(forth.at("/snapshot/cut").findValues("end_offset").toString());
        assertThat(second.out())
                .containsPattern("previous +" + snapshots.get(0))
                .contains("no job has trained on it", "no model came of it", "root of records");
        assertThat(model.lines().get(0)).startsWith("model ");
        assertThat(model.out()).contains("v1", snapshots.get(0), "job");
    }

    @Test
    @Order(5)
    void shouldRefuseWhatIsNeitherSnapshotNorModel() {
        assertThat(run("snapshots", "lineage", "v99").err()).contains("neither a snapshot nor a model");
        assertThat(run("snapshots", "verify", "s-99").err()).contains("there is no snapshot s-99");
    }

    @Test
    @Order(6)
    void shouldNameWhatWasTamperedWith() throws IOException {
        // Given
        Path rows =
                directory.resolve("storage/snapshots").resolve(snapshots.get(0)).resolve("train.jsonl");
        List<String> lines = Files.readAllLines(rows);
        Files.write(rows, lines.subList(1, lines.size()));
        String review = JSON.readTree(Files.readAllLines(rows.resolveSibling("train.index.jsonl"))
                        .get(0))
                .path("review_id")
                .asText();

        // When
        Terminal verified = run("snapshots", "verify", snapshots.get(0), "--rebuild", "--json");
        JsonNode report = JSON.readTree(verified.out());

        // Then
        assertThat(verified.exitCode()).isEqualTo(ExitCodes.FAILED);
        assertThat(report.path("findings").findValuesAsText("review_id")).contains(review);
        assertThat(report.at("/rebuild/same").asBoolean()).isFalse();
        assertThat(report.at("/rebuild/reasons/0/cause").asText()).isEqualTo("files-edited");
        assertThat(report.at("/rebuild/diff/changes/added/review_ids").toString())
                .isEqualTo("[\"" + review + "\"]");
    }

    private static void produce(int from, int to) throws IOException {
        Stream<String> lines = IntStream.range(from, to).mapToObj(ProofsIT::review);
        Path file = installation.write("reviews.jsonl", lines);
        assertThat(run("produce", "reviews", file.toString()).exitCode()).isZero();
    }

    private static String review(int i) {
        int stars = 1 + i % WORDS.length;
        String body = WORDS[stars - 1] + " " + RandomWords.text(WORDS_EACH, new Random(i));
        return "{\"review_id\":\"review-%d\",\"stars\":%d,\"language\":\"en\",\"review_body\":\"%s\"}"
                .formatted(i, stars, body);
    }

    private static void awaitReady(int count) {
        await().atMost(WAIT).until(() -> ready().size() >= count);
    }

    private static List<String> ready() {
        return run("snapshots", "list").lines().stream()
                .filter(line -> line.contains(" ready "))
                .map(line -> line.split(" ")[0])
                .toList();
    }

    private static JsonNode json(String... arguments) throws IOException {
        return JSON.readTree(run(arguments).out());
    }

    private static Terminal run(String... arguments) {
        return installation.run(arguments);
    }
}
