package io.millrace.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.config.ConfigKeys;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Other rules beside a production that stands still, and what is left of them. With one partition the log has one order, so
 * there is no noise: equal rules decide the same.
 */
@Timeout(300)
class ReplayIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final int SIGTERM_EXIT = 143;
    private static final String ORIGINAL =
            "I bought chair %d last spring and it still stands firm in the garden after every storm and all the rain";

    private static final int ORIGINALS = 200;
    private static final int EQUAL = 20;
    private static final int NEAR = 30;
    private static final int GERMAN = 25;
    private static final int UNLABELLED = 15;
    private static final int LABELLED_LATER = 6;
    private static final int REVIEWS = ORIGINALS + EQUAL + NEAR + GERMAN + UNLABELLED;

    @TempDir
    private Path directory;

    @Test
    void shouldTellWhatOtherRulesWouldDecideAndLeaveNothingBehind() throws Exception {
        try (Installation installation =
                Installation.start(directory, 1_000_000, ConfigKeys.TOPICS_PARTITIONS + "=1")) {
            // Given
            decide(installation);
            Map<TopicPartition, Long> offsets = offsets(installation);
            String subjects = subjects(installation);

            // When
            JsonNode same = replay(installation, Map.of());
            JsonNode exact = replay(installation, Map.of(ConfigKeys.DEDUPE_NEAR, "false"));
            JsonNode german = replay(installation, Map.of(ConfigKeys.LANGUAGE_ALLOWED, "en,de"));
            JsonNode salted = replay(installation, Map.of(ConfigKeys.SPLIT_SALT, "other"));
            startAndStop(installation);

            // Then
            assertNoDifference(same);
            assertAdded(exact, "rejected: near-duplicate", NEAR);
            assertAdded(german, "rejected: language", GERMAN);
            assertSplitsChange(salted);
            assertThat(installation
                            .run(
                                    "replay",
                                    "--production",
                                    installation.file().toString(),
                                    "--text",
                                    "--set",
                                    "language.allowed=en,de")
                            .out())
                    .contains("rules that differ: language.allowed", "25 of 290 events are decided differently")
                    .contains("Der Stuhl Nummer")
                    .contains("To use these rules")
                    .doesNotContain("DANGER", "swaps");
            assertThat(offsets(installation)).isEqualTo(offsets);
            assertThat(groups(installation)).noneMatch(group -> group.contains("replay"));
            assertThat(subjects(installation)).isEqualTo(subjects);
            assertThat(Files.list(work())).isEmpty();
        }
    }

    private static void assertNoDifference(JsonNode report) {
        assertThat(report.path("changed_keys")).isEmpty();
        assertThat(report.at("/decisions/events").asInt()).isEqualTo(REVIEWS);
        assertThat(report.at("/decisions/different").asInt())
                .as(report.toString())
                .isZero();
        assertThat(report.at("/decisions/swaps").asInt()).isZero();
        assertThat(report.at("/training_records/same").asInt()).isEqualTo(ORIGINALS + LABELLED_LATER);
        assertThat(counts(report)).containsExactly(0, 0, 0);
    }

    private static void assertAdded(JsonNode report, String before, int count) {
        assertThat(changes(report)).as(report.toString()).isEqualTo(Map.of(before + " → accepted", count));
        assertThat(counts(report)).containsExactly(count, 0, 0);
        assertThat(report.at("/decisions/split_changes")).isEmpty();
        assertThat(report.at("/decisions/sample")).hasSize(10).allSatisfy(difference -> {
            assertThat(difference.at("/after/reason").asText()).isEqualTo("accepted");
            assertThat(difference.at("/different_in/0").asText()).isEqualTo("verdict");
            assertThat(difference.has("text")).isFalse();
        });
    }

    private static void assertSplitsChange(JsonNode report) {
        assertThat(changes(report)).isEmpty();
        assertThat(report.at("/decisions/split_changes")).isNotEmpty();
        assertThat(report.at("/decisions/different_in/split").asInt())
                .isEqualTo(report.at("/decisions/different").asInt())
                .isPositive();
        assertThat(report.at("/decisions/different_in/group").asInt()).isZero();
    }

    /** Verdicts that are not the same. */
    private static Map<String, Integer> changes(JsonNode report) {
        Map<String, Integer> changes = new TreeMap<>();
        for (JsonNode change : report.at("/decisions/verdicts")) {
            if (!change.get("before").equals(change.get("after"))) {
                changes.put(
                        change.get("before").asText() + " → "
                                + change.get("after").asText(),
                        change.get("count").asInt());
            }
        }
        return changes;
    }

    private static List<Integer> counts(JsonNode report) {
        return Stream.of("added", "removed", "changed")
                .map(what -> report.at("/training_records/" + what).asInt())
                .toList();
    }

    /** Sends SIGTERM to a replay in a process of its own, once it has a group and topics. */
    private void startAndStop(Installation installation) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "replay",
                        "--production",
                        installation.file().toString(),
                        "--work",
                        work().toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("stopped.log").toFile())
                .start();
        try {
            await("its group")
                    .atMost(LIMIT)
                    .until(() -> groups(installation).stream().anyMatch(group -> group.contains("-replay-")));
            process.destroy();
            assertThat(process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(SIGTERM_EXIT);
            assertThat(directory.resolve("stopped.log")).content().contains("stopped before the replay was done");
        } finally {
            process.destroyForcibly();
        }
    }

    private JsonNode replay(Installation installation, Map<String, String> rules) throws IOException {
        Path file = installation.write(
                "new.properties", rules.entrySet().stream().map(rule -> rule.getKey() + "=" + rule.getValue()));
        Terminal terminal = Terminal.run(
                "replay",
                "--production",
                installation.file().toString(),
                "--config",
                file.toString(),
                "--work",
                Files.createDirectories(work()).toString(),
                "--json");
        assertThat(terminal.exitCode()).as(terminal.err()).isZero();
        assertThat(terminal.err()).contains("millrace: curating");
        return JSON.readTree(terminal.out());
    }

    private Path work() {
        return directory.resolve("work");
    }

    /** Lets production decide; copies come after what they copy. */
    private void decide(Installation installation) throws IOException {
        installation.run("topics", "create");
        installation.startApplication();
        produce(installation, "reviews", originals());
        awaitLines(installation, "decisions", ORIGINALS + GERMAN + UNLABELLED);
        produce(installation, "reviews", copies());
        produce(
                installation,
                "feedback",
                IntStream.range(0, LABELLED_LATER)
                        .mapToObj(i -> "{\"review_id\":\"u%d\",\"stars\":2,\"source\":\"support\"}".formatted(i)));
        awaitLines(installation, "decisions", REVIEWS);
        awaitLines(installation, "training-records", ORIGINALS + LABELLED_LATER);
        installation.stopApplication();
    }

    private static Stream<String> originals() {
        return Stream.of(
                        IntStream.range(0, ORIGINALS).mapToObj(i -> review("o" + i, "5", ORIGINAL.formatted(i))),
                        IntStream.range(0, GERMAN)
                                .mapToObj(i -> review(
                                        "g" + i,
                                        "4",
                                        "Der Stuhl Nummer %d ist sehr bequem und wir würden ihn sofort wieder kaufen"
                                                .formatted(i))),
                        IntStream.range(0, UNLABELLED)
                                .mapToObj(i -> review(
                                        "u" + i,
                                        "null",
                                        "We think that lamp %d is a nice one for the price, and it was easy to put up"
                                                .formatted(i))))
                .flatMap(reviews -> reviews);
    }

    private static Stream<String> copies() {
        return Stream.concat(
                IntStream.range(0, EQUAL).mapToObj(i -> review("equal" + i, "3", ORIGINAL.formatted(i))),
                IntStream.range(EQUAL, EQUAL + NEAR)
                        .mapToObj(i ->
                                review("near" + i, "5", ORIGINAL.formatted(i).replace("garden", "yard"))));
    }

    private static String review(String id, String stars, String body) {
        return "{\"review_id\":\"%s\",\"stars\":%s,\"review_body\":\"%s\"}".formatted(id, stars, body);
    }

    private static void produce(Installation installation, String kind, Stream<String> lines) throws IOException {
        Path file = installation.write(kind + ".jsonl", lines);
        Terminal produced = installation.run("produce", kind, file.toString());
        assertThat(produced.exitCode()).as(produced.err()).isZero();
    }

    private static void awaitLines(Installation installation, String topic, int count) {
        String max = Integer.toString(count);
        assertThat(installation
                        .run("consume", topic, "--from-beginning", "--max", max)
                        .lines())
                .hasSize(count);
    }

    private static Map<TopicPartition, Long> offsets(Installation installation) throws Exception {
        try (Admin admin = admin(installation)) {
            Map<TopicPartition, OffsetSpec> request =
                    admin.describeTopics(admin.listTopics().names().get()).allTopicNames().get().values().stream()
                            .flatMap(topic -> topic.partitions().stream()
                                    .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                            .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
            Map<TopicPartition, Long> offsets = new HashMap<>();
            admin.listOffsets(request).all().get().forEach((partition, info) -> offsets.put(partition, info.offset()));
            return offsets;
        }
    }

    private static TreeSet<String> groups(Installation installation) throws Exception {
        try (Admin admin = admin(installation)) {
            return admin.listGroups().all().get().stream()
                    .map(GroupListing::groupId)
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static Admin admin(Installation installation) {
        return Admin.create(Map.of("bootstrap.servers", installation.bootstrapServers()));
    }

    private static String subjects(Installation installation) throws Exception {
        URI uri = URI.create(installation.registryUrl() + "/subjects");
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                .body();
    }
}
