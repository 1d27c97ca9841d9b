package io.millrace.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.testing.TestRecords;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** One installation from the creation of its topics to their deletion, by commands alone. Each test goes on where the last ended. */
@TestMethodOrder(OrderAnnotation.class)
class CliIT {

    private static final Duration WAIT = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int REVIEWS = 120;
    private static final String[] WORDS = {"awful", "poor", "fair", "good", "great"};

    @TempDir
    private static Path directory;

    private static Installation installation;

    @BeforeAll
    static void startStack() throws IOException {
        installation = Installation.start(directory, REVIEWS);
    }

    @AfterAll
    static void stopStack() {
        installation.close();
    }

    @Test
    @Order(1)
    void shouldSayWhichTopicsAreMissing() {
        // When
        Terminal checked = run("topics", "check");
        Terminal consumed = run("consume", "decisions", "--max", "1");

        // Then
        assertThat(checked.exitCode()).isEqualTo(ExitCodes.FAILED);
        assertThat(checked.out()).contains("millrace.decisions");
        assertThat(consumed.exitCode()).isEqualTo(ExitCodes.FAILED);
        assertThat(consumed.err()).contains("millrace topics create");
    }

    @Test
    @Order(2)
    void shouldCreateTopicsOnce() {
        // When
        Terminal first = run("topics", "create");
        Terminal second = run("topics", "create");
        Terminal checked = run("topics", "check");

        // Then
        assertThat(first.out()).contains("created reviews", "created millrace.dead-letters");
        assertThat(second.out()).contains("nothing to do");
        assertThat(checked.exitCode()).as(checked.out() + checked.err()).isZero();
    }

    @Test
    @Order(3)
    void shouldSayWhyNothingIsTrainedWithoutSnapshots() {
        // When
        Terminal terminal = run("retrain");

        // Then
        assertThat(terminal.out()).contains("there is no snapshot yet");
        assertThat(run("models", "rollback").err()).contains("there is no champion before the first");
        assertThat(run("models", "promote", "v1").err()).contains("there is no model v1");
    }

    @Test
    @Order(4)
    void shouldProduceReviewsAndShowTheirDecisions() throws IOException {
        // Given
        installation.startApplication();
        Path reviews = write("reviews.jsonl", reviews(0, REVIEWS));

        // When
        Terminal produced = run("produce", "reviews", reviews.toString());
        Terminal consumed = run("consume", "decisions", "--from-beginning", "--max", Integer.toString(REVIEWS));

        // Then
        assertThat(produced.exitCode()).as(produced.err()).isZero();
        assertThat(produced.out()).contains("wrote " + REVIEWS + " reviews to reviews");
        assertThat(consumed.lines()).hasSize(REVIEWS).allSatisfy(line -> {
            JsonNode event = JSON.readTree(line);
            assertThat(event.path("topic").asText()).isEqualTo("millrace.decisions");
            assertThat(event.path("value").path("outcome").asText()).isEqualTo("ACCEPTED");
            assertThat(event.path("value").path("review_id").asText())
                    .isEqualTo(event.path("key").asText());
        });
    }

    @Test
    @Order(5)
    void shouldTellOfBadLinesAndUnknownColumns() throws IOException {
        // Given
        Path csv = write(
                "more.csv",
                Stream.of(
                        "review_id,stars,review_body,helpful",
                        "c1,5,\"The lamp is good,\nand it came on time\",1",
                        "c2,secret,The lamp is good and cheap,2",
                        "c3,4"));

        // When
        Terminal terminal = run("produce", "reviews", csv.toString());

        // Then
        assertThat(terminal.exitCode()).isEqualTo(ExitCodes.BAD_LINES);
        assertThat(terminal.out()).contains("wrote 1 reviews to reviews, passed over 2 bad lines");
        assertThat(terminal.err().lines())
                .containsExactly(
                        "millrace: line 4 stars is not a number",
                        "millrace: line 5 has 2 fields, the first line names 4",
                        "millrace: passed over columns that are not known: helpful");
    }

    @Test
    @Order(6)
    void shouldProduceFeedback() throws IOException {
        // Given
        Path feedback = write("feedback.csv", Stream.of("review_id,stars,source", "r0,2,support", "r1,3,support"));

        // When
        Terminal terminal = run("produce", "feedback", feedback.toString());

        // Then
        assertThat(terminal.exitCode()).as(terminal.err()).isZero();
        assertThat(terminal.out()).contains("wrote 2 feedback to feedback");
    }

    @Test
    @Order(7)
    void shouldListShowAndExportSnapshots() {
        // Given
        await().atMost(WAIT).until(() -> run("snapshots", "list").out().contains("ready"));
        String id = run("snapshots", "list").lines().get(1).split(" ")[0];

        // When
        Terminal shown = run("snapshots", "show", id);
        Terminal exported =
                run("snapshots", "export", id, "--to", directory.resolve("copy").toString());
        Terminal again =
                run("snapshots", "export", id, "--to", directory.resolve("copy").toString());

        // Then
        assertThat(shown.out()).contains("\"snapshot_id\" : \"" + id + "\"");
        assertThat(exported.exitCode()).as(exported.err()).isZero();
        assertThat(directory.resolve("copy/train.jsonl")).isNotEmptyFile();
        assertThat(directory.resolve("copy/manifest.json")).isNotEmptyFile();
        assertThat(again.err()).contains("is not empty");
        assertThat(run("snapshots", "show", "nonsense").exitCode()).isEqualTo(ExitCodes.FAILED);
        shouldAudit(id, directory.resolve("copy").toString());
        shouldFreezeAndShuffle(id, directory.resolve("epochs"));
    }

    private static void shouldFreezeAndShuffle(String id, Path copy) {
        // When
        Terminal frozen = run("snapshots", "freeze", id);
        Terminal exported = run("snapshots", "export", id, "--to", copy.toString(), "--epochs", "2");
        Terminal wrong = run("snapshots", "export", id, "--to", copy.toString(), "--epochs", "0");

        // Then
        assertThat(frozen.exitCode()).as(frozen.err()).isZero();
        assertThat(frozen.out()).matches("dataset\\.golden=" + id + ":[0-9a-f]{64}\\R");
        assertThat(exported.exitCode()).as(exported.err()).isZero();
        assertThat(copy.resolve("train.epoch-2.jsonl"))
                .hasSize(copy.resolve("train.jsonl").toFile().length());
        assertThat(run("snapshots", "verify", "--dir", copy.toString()).exitCode())
                .isZero();
        assertThat(run("audit", "--golden", copy.toString(), id).exitCode()).isZero();
        assertThat(wrong.exitCode()).isEqualTo(ExitCodes.USAGE);
    }

    private static void shouldAudit(String id, String copy) {
        // When
        Terminal all = run("audit");
        Terminal named = run("audit", "--json", id, copy);
        Terminal unknown = run("audit", "nonsense");

        // Then
        assertThat(all.exitCode()).as(all.out() + all.err()).isZero();
        assertThat(all.out()).contains(id, "no text is held out and trained on");
        assertThat(named.out()).contains("\"clean\":true", id, copy);
        assertThat(unknown.exitCode()).isEqualTo(ExitCodes.FAILED);
        assertThat(unknown.err()).contains("nonsense is neither the directory of a dataset nor a snapshot");
    }

    @Test
    @Order(8)
    void shouldRefuseToExportFilesThatWereChanged() throws IOException {
        // Given
        String id = run("snapshots", "list").lines().get(1).split(" ")[0];
        Path train = directory.resolve("storage/snapshots").resolve(id).resolve("train.jsonl");
        byte[] before = Files.readAllBytes(train);
        Files.writeString(train, "x");

        // When
        Terminal exported =
                run("snapshots", "export", id, "--to", directory.resolve("bad").toString());
        Files.write(train, before);

        // Then
        assertThat(exported.exitCode()).isEqualTo(ExitCodes.FAILED);
        assertThat(exported.err()).contains("train.jsonl has the hash");
        assertThat(directory.resolve("bad/manifest.json")).doesNotExist();
    }

    @Test
    @Order(9)
    void shouldTrainOnRequestOncePerSnapshot() {
        // Given: the request made before there was a snapshot
        await().atMost(WAIT).until(() -> run("models", "list").out().contains("v1"));

        // When
        Terminal terminal = run("retrain", "--reason", "again");

        // Then
        assertThat(run("models", "show", "v1").out()).contains("\"version\" : \"v1\"");
        assertThat(terminal.out()).contains("trained already; the request waits for the next");
    }

    @Test
    @Order(10)
    void shouldListTheModelsThatSawAReview() throws IOException {
        // Given
        String snapshot = run("snapshots", "list").lines().get(1).split(" ")[0];
        Path dataset = directory.resolve("storage/snapshots").resolve(snapshot);

        // When
        Terminal seen = run("models", "list", "--trained-on", firstReview(dataset.resolve("train.index.jsonl")));
        Terminal unseen = run("models", "list", "--trained-on", firstReview(dataset.resolve("test.index.jsonl")));

        // Then
        assertThat(seen.out()).contains("v1");
        assertThat(unseen.out()).doesNotContain("v1");
    }

    @Test
    @Order(11)
    void shouldPromoteAndRollBack() throws IOException {
        // Given
        Path more = write("second.jsonl", reviews(REVIEWS, 3 * REVIEWS));
        assertThat(run("produce", "reviews", more.toString()).exitCode()).isZero();
        await().atMost(WAIT).until(() -> run("models", "list").out().contains("v2"));
        String champion = status().path("champion").path("version").asText();
        String other = champion.equals("v1") ? "v2" : "v1";

        // When
        Terminal refused = run("models", "promote", champion);
        Terminal promoted = run("models", "promote", other, "--reason", "by hand");
        Terminal rolledBack = run("models", "rollback");

        // Then
        assertThat(refused.err()).contains(champion + " is the champion already");
        assertThat(promoted.out()).as(promoted.err()).contains(other + " is the champion now");
        assertThat(rolledBack.out()).as(rolledBack.err()).contains(champion + " is the champion now");
        assertThat(status().path("champion").path("epoch").asInt()).isGreaterThanOrEqualTo(3);
    }

    @Test
    @Order(12)
    void shouldShowDeadLettersWithTheirHeaders() {
        // Given
        byte[] key = "bad".getBytes(StandardCharsets.UTF_8);
        TestRecords.write(
                installation.bootstrapServers(),
                List.of(new ProducerRecord<>("reviews", key, new byte[] {1, 2, 3})),
                new ByteArraySerializer(),
                new ByteArraySerializer());

        // When
        Terminal terminal = run("consume", "dead-letters", "--from-beginning", "--max", "1");

        // Then
        assertThat(terminal.out())
                .contains("\"key\":\"bad\"", "\"base64\":\"AQID\"", "\"__streams.errors.topic\":\"reviews\"");
        assertThat(run("explain", "bad").out()).contains("unreadable", "dead letter", "source_topic reviews");
    }

    @Test
    @Order(13)
    void shouldShowTheStatus() {
        // When
        await().atMost(WAIT).untilAsserted(() -> {
            JsonNode status = status();

            // Then
            assertThat(status.path("roles")).allSatisfy(role -> {
                assertThat(role.path("state").asText()).isEqualTo("running");
                assertThat(role.path("lag").asLong()).isZero();
            });
            assertThat(status.path("topic_offsets").path("reviews").asInt()).isEqualTo(3 * REVIEWS + 2);
            assertThat(status.path("dead_letters").asInt()).isEqualTo(1);
            assertThat(status.path("last_snapshot").path("state").asText()).isEqualTo("READY");
        });
        assertThat(run("status").out()).contains("curation", "champion", "dead letters");
    }

    @Test
    @Order(14)
    void shouldRefuseToResetWhileRolesRun() {
        // When
        Terminal terminal = run("reset", "--yes");

        // Then
        assertThat(terminal.exitCode()).isEqualTo(ExitCodes.FAILED);
        assertThat(terminal.err()).contains("is still active").contains("stop every process");
    }

    @Test
    @Order(15)
    void shouldResetThenCleanWhatIsStopped() {
        // Given
        installation.stopApplication();

        // When
        Terminal stopped = run("status", "--json");
        Terminal reset = run("reset", "--yes");
        Terminal checked = run("topics", "check");
        Terminal clean = run("clean", "--yes");
        Terminal again = run("clean", "--yes");

        // Then
        assertThat(stopped.out()).contains("\"curation\":{\"state\":\"stopped\",\"members\":0");
        assertThat(reset.exitCode()).as(reset.err()).isZero();
        assertThat(reset.out()).contains("deleted group millrace-curation", "-changelog", "deleted directory");
        assertThat(checked.exitCode()).as(checked.out() + checked.err()).isZero();
        assertThat(reset.out()).doesNotContain("left:");
        assertThat(clean.out()).contains("deleted topic millrace.decisions").doesNotContain("topic reviews");
        assertThat(clean.out()).contains("left: files of snapshots", "DELETE /subjects/millrace.decisions-value");
        assertThat(again.out()).contains("nothing to delete").doesNotContain("left:");
    }

    @Test
    @Order(16)
    void shouldGiveUpSoonWhenNoBrokerAnswers() {
        // When
        long before = System.nanoTime();
        Terminal terminal = Terminal.run("status", "--bootstrap-servers", "127.0.0.1:1");

        // Then
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(12));
        assertThat(terminal.exitCode()).isEqualTo(ExitCodes.FAILED);
        assertThat(terminal.err().lines()).singleElement().asString().contains("cannot reach Kafka at 127.0.0.1:1");
    }

    private static String firstReview(Path index) throws IOException {
        return JSON.readTree(Files.readAllLines(index).get(0)).get("review_id").asText();
    }

    private static Terminal run(String... arguments) {
        return installation.run(arguments);
    }

    private static JsonNode status() {
        try {
            return JSON.readTree(run("status", "--json").out());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path write(String name, Stream<String> lines) throws IOException {
        return installation.write(name, lines);
    }

    private static Stream<String> reviews(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> "{\"review_id\":\"r%d\",\"stars\":%d,\"review_body\":\"The chair %d is %s, I think\"}"
                        .formatted(i, 1 + i % 5, i, WORDS[i % 5]));
    }
}
