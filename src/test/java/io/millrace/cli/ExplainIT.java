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
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One review from its first event to its erasure, and what is told of it. */
@Timeout(300)
class ExplainIT {

    private static final Duration WAIT = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int REVIEWS = 120;
    private static final String[] WORDS = {"awful", "poor", "fair", "good", "great"};

    @TempDir
    private Path directory;

    @Test
    void shouldTellTheWholeStoryOfAReview() throws IOException {
        try (Installation installation = Installation.start(directory, REVIEWS)) {
            // Given
            installation.run("topics", "create");
            installation.startApplication();
            produce(installation, "reviews", reviews());
            String id = trainedReview(installation);
            installation.run("retrain");
            awaitStory(installation, id, "model trained");
            await().atMost(WAIT)
                    .until(() -> installation.run("models", "list").out().contains("champion"));

            // When
            produce(installation, "reviews", Stream.of(review(id, 5, "In truth it fell apart after a week")));
            awaitStory(installation, id, "prediction");
            produce(
                    installation,
                    "feedback",
                    Stream.of("{\"review_id\":\"" + id + "\",\"stars\":1,\"source\":\"support\"}"));
            awaitStory(installation, id, "outcome", "relabelled 5 → 1");
            erase(installation, id);
            awaitStory(installation, id, "withdrawal", "ERASED");
            Terminal told = installation.run("explain", id);
            Terminal withText = installation.run("explain", id, "--text");
            JsonNode json =
                    JSON.readTree(installation.run("explain", id, "--json").out());

            // Then
            assertThat(told.exitCode()).isZero();
            assertThat(told.out())
                    .contains("outcome ACCEPTED", "label_source support", "snapshot_id s-000001", "version v1")
                    .doesNotContain("fell apart");
            assertThat(withText.out()).contains("fell apart");
            assertThat(withoutRepeats(json))
                    .containsSubsequence("review", "decision", "in snapshot", "model trained", "review", "decision")
                    .containsSubsequence("model trained", "prediction", "feedback", "relabelled 5 → 1")
                    .endsWith("erasure", "decision", "withdrawal");
            assertThat(json.path("notes")).isEmpty();
            assertNothingKnown(installation.run("explain", "nobody"));
        }
    }

    private static void assertNothingKnown(Terminal terminal) {
        assertThat(terminal.exitCode()).isEqualTo(ExitCodes.FAILED);
        assertThat(terminal.out()).isEmpty();
        assertThat(terminal.err()).contains("nothing is known of a review nobody", "reviews-", "millrace.decisions-");
    }

    private static void awaitStory(Installation installation, String id, String... parts) {
        await().atMost(WAIT).untilAsserted(() -> {
            Terminal told = installation.run("explain", id);
            assertThat(told.out()).as(told.err()).contains(parts);
        });
    }

    /** Any review whose record is in the train file of the first snapshot. */
    private String trainedReview(Installation installation) throws IOException {
        await().atMost(WAIT)
                .until(() -> installation.run("snapshots", "list").out().contains("ready"));
        String snapshot = installation.run("snapshots", "list").lines().get(1).split(" ")[0];
        Path index = directory.resolve("storage/snapshots").resolve(snapshot).resolve("train.index.jsonl");
        return JSON.readTree(Files.readAllLines(index).get(0)).get("review_id").asText();
    }

    private static List<String> withoutRepeats(JsonNode story) {
        List<String> words = new ArrayList<>();
        for (JsonNode entry : story.path("entries")) {
            String word = entry.path("what").asText();
            if (words.isEmpty() || !words.get(words.size() - 1).equals(word)) {
                words.add(word);
            }
        }
        return words;
    }

    private static void produce(Installation installation, String kind, Stream<String> lines) throws IOException {
        Path file = installation.write(kind + ".jsonl", lines);
        Terminal produced = installation.run("produce", kind, file.toString());
        assertThat(produced.exitCode()).as(produced.err()).isZero();
    }

    private static void erase(Installation installation, String id) {
        TestRecords.write(
                installation.bootstrapServers(),
                List.of(new ProducerRecord<>("reviews", id.getBytes(StandardCharsets.UTF_8), (byte[]) null)),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    private static Stream<String> reviews() {
        return IntStream.range(0, REVIEWS)
                .mapToObj(i -> review("r" + i, 1 + i % 5, "The chair %d is %s, I think".formatted(i, WORDS[i % 5])));
    }

    private static String review(String id, int stars, String body) {
        return "{\"review_id\":\"%s\",\"stars\":%d,\"review_body\":\"%s\"}".formatted(id, stars, body);
    }
}
