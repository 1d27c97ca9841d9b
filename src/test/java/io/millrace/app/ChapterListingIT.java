package io.millrace.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.config.ConfigKeys;
import io.millrace.config.MillraceConfig;
import io.millrace.config.Role;
import io.millrace.schema.PartitionEnd;
import io.millrace.schema.Review;
import io.millrace.schema.Snapshot;
import io.millrace.schema.SnapshotState;
import io.millrace.schema.TrainingRecord;
import io.millrace.testing.LoopClient;
import io.millrace.testing.TopicFollower;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The stream gives what the batch recipe gives: read the table, join title, empty line, body and separator into the prompt,
 * keep English, drop equal prompts, and let a space and the stars be the completion.
 *
 * <p>Which of two equal prompts stays cannot show: the two English duplicates in the data have the same stars as the
 * reviews that they copy.
 */
class ChapterListingIT {

    private static final Path REVIEWS = Path.of("../shared/data/reviews.jsonl");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LIMIT = Duration.ofMinutes(3);

    private record Pair(String prompt, String completion) {}

    @TempDir
    private Path temp;

    @Test
    void shouldCurateTheSameSetAsTheBatchRecipe() throws IOException {
        // Given
        assumeThat(REVIEWS).as("the reviews beside the project").exists();
        List<JsonNode> rows = rows(REVIEWS);
        try (EmbeddedStack stack = EmbeddedStack.start(temp, 0, 0)) {
            MillraceConfig config = stack.configure(likeTheRecipe());
            EmbeddedStack.createTopics(config);

            // When
            Snapshot snapshot = curate(rows, config);

            // Then
            Collection<Pair> expected = recipe(rows);
            assertThat(expected).hasSize(14_031);
            Map<Pair, Long> listing = counted(expected);
            Map<Pair, Long> snapshotted = counted(pairs(snapshot));
            assertThat(without(listing, snapshotted)).as("missing").isEmpty();
            assertThat(without(snapshotted, listing)).as("not in the listing").isEmpty();
        }
    }

    private static Map<String, String> likeTheRecipe() {
        return Map.of(
                ConfigKeys.LANGUAGE_POLICY, "declared",
                ConfigKeys.LANGUAGE_ALLOWED, "en",
                ConfigKeys.TEXT_CLEANING, "none",
                ConfigKeys.DEDUPE_NORMALIZATION, "exact",
                ConfigKeys.DEDUPE_NEAR, "false",
                ConfigKeys.PRIVACY_REDACT, "",
                ConfigKeys.QUALITY_RULES, "",
                ConfigKeys.WINDOW_IDLE_MS, "500",
                ConfigKeys.SNAPSHOT_RECORDS_MIN, "5000",
                ConfigKeys.SNAPSHOT_AGE_MS_MAX, "2000");
    }

    private static Collection<Pair> recipe(List<JsonNode> rows) {
        Map<String, Pair> byPrompt = new LinkedHashMap<>();
        rows.stream()
                .filter(row -> row.get("language").asText().equals("en"))
                .map(row -> new Pair(
                        text(row, "review_title") + "\n\n" + text(row, "review_body") + "\n\n###\n\n",
                        " " + row.get("stars").asInt()))
                .forEach(pair -> byPrompt.putIfAbsent(pair.prompt(), pair));
        return byPrompt.values();
    }

    private static Snapshot curate(List<JsonNode> rows, MillraceConfig config) {
        try (Application application =
                        new Application(config, EnumSet.of(Role.CURATION, Role.SNAPSHOTS, Role.BUILDER));
                LoopClient client = new LoopClient(config)) {
            application.start();
            rows.forEach(row -> client.send(review(row)));
            client.flush();
            TopicFollower<?, ?> decisions = client.decisions();
            await("decisions").atMost(LIMIT).until(() -> decisions.read().size() == rows.size());
            return snapshotOf(client.trainingRecords().read(), client.snapshots());
        }
    }

    /** All decisions are committed, and with them all training records. */
    private static Snapshot snapshotOf(
            List<ConsumerRecord<String, TrainingRecord>> log, TopicFollower<String, Snapshot> snapshots) {
        return await("snapshot of everything")
                .atMost(LIMIT)
                .until(() -> ready(snapshots).filter(s -> covers(s, log)).toList(), found -> !found.isEmpty())
                .get(0);
    }

    private static Stream<Snapshot> ready(TopicFollower<String, Snapshot> snapshots) {
        return snapshots.values().stream().filter(snapshot -> snapshot.getState() == SnapshotState.READY);
    }

    private static boolean covers(Snapshot snapshot, List<ConsumerRecord<String, TrainingRecord>> log) {
        Map<Integer, Long> ends = snapshot.getCut().stream()
                .collect(Collectors.toMap(PartitionEnd::getPartition, PartitionEnd::getEndOffset));
        return log.stream().allMatch(record -> record.offset() < ends.get(record.partition()));
    }

    private static List<Pair> pairs(Snapshot snapshot) throws IOException {
        Path directory = Path.of(URI.create(snapshot.getDataset().getLocation()));
        List<Pair> pairs = new ArrayList<>();
        for (String split : List.of("train", "validation", "test")) {
            for (JsonNode row : rows(directory.resolve(split + ".jsonl"))) {
                assertThat(row).hasSize(2);
                pairs.add(new Pair(
                        row.get("prompt").asText(), row.get("completion").asText()));
            }
        }
        return pairs;
    }

    private static Map<Pair, Long> counted(Collection<Pair> pairs) {
        return pairs.stream().collect(Collectors.groupingBy(Function.identity(), HashMap::new, Collectors.counting()));
    }

    /** A few of those that the other does not have as often: all of them would fill the log. */
    private static List<Pair> without(Map<Pair, Long> pairs, Map<Pair, Long> other) {
        return pairs.keySet().stream()
                .filter(pair -> !pairs.get(pair).equals(other.get(pair)))
                .limit(3)
                .toList();
    }

    private static Review review(JsonNode row) {
        return Review.newBuilder()
                .setReviewId(row.get("review_id").asText())
                .setProductId(orNull(row, "product_id"))
                .setReviewerId(orNull(row, "reviewer_id"))
                .setReviewTitle(orNull(row, "review_title"))
                .setReviewBody(orNull(row, "review_body"))
                .setStars(row.get("stars").asInt())
                .setLanguage(orNull(row, "language"))
                .setProductCategory(orNull(row, "product_category"))
                .build();
    }

    private static String orNull(JsonNode row, String column) {
        return row.hasNonNull(column) ? row.get(column).asText() : null;
    }

    private static String text(JsonNode row, String column) {
        return row.hasNonNull(column) ? row.get(column).asText() : "";
    }

    private static List<JsonNode> rows(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.map(ChapterListingIT::parse).toList();
        }
    }

    private static JsonNode parse(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
