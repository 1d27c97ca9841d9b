package io.millrace.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.config.ConfigKeys;
import io.millrace.config.MillraceConfig;
import io.millrace.schema.Decision;
import io.millrace.schema.Review;
import io.millrace.testing.LoopClient;
import io.millrace.testing.RandomWords;
import io.millrace.testing.TopicFollower;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Reviews of some hours, with windows of an hour. In one of them people are angry, and many write nothing; the others differ by
 * chance alone. All of an hour is decided before the next begins, so each window holds the records of its hour and the
 * first of the next hour closes it.
 */
@Timeout(300)
class WindowsIT {

    private static final long SEED = 5;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration WAIT = Duration.ofSeconds(60);
    private static final Instant BEGIN = Instant.parse("2026-03-01T00:00:00Z");

    private static final int HOURS = 8;
    private static final int CLOSED = HOURS - 1;
    private static final int ANGRY_HOUR = 5;
    private static final int HOURS_A_SNAPSHOT = 3;
    private static final int SNAPSHOTS = CLOSED / HOURS_A_SNAPSHOT;
    private static final int PARTITIONS = 2;
    private static final int WORDS = 12;

    private static final int REVIEWS = 160;
    private static final int EMPTY = 20;
    private static final int EMPTY_IN_ANGRY_HOUR = 80;
    private static final int[] STARS = {1, 2, 3, 4, 4, 5, 5, 5, 5, 5};
    private static final int[] ANGRY_STARS = {1, 1, 1, 1, 1, 2, 2, 3, 4, 5};

    @TempDir
    private static Path directory;

    private static Installation installation;

    @BeforeAll
    static void fillWindows() throws IOException {
        installation = Installation.start(
                directory,
                HOURS_A_SNAPSHOT * REVIEWS,
                ConfigKeys.WINDOW_DURATION_MS + "=" + Duration.ofHours(1).toMillis(),
                ConfigKeys.WINDOW_IDLE_MS + "=" + WAIT.toMillis() * 10,
                ConfigKeys.LANGUAGE_POLICY + "=declared",
                ConfigKeys.LANGUAGE_ALLOWED + "=en,de");
        installation.run("topics", "create");
        installation.startApplication();
        System.out.println("seed " + SEED);
        Random random = new Random(SEED);
        try (LoopClient client = new LoopClient(new MillraceConfig(installation.settings()))) {
            TopicFollower<String, Decision> decisions = client.decisions();
            int sent = 0;
            for (int hour = 0; hour < HOURS; hour++) {
                sent += send(hour, client, random);
                int all = sent;
                await().atMost(WAIT).until(() -> decisions.read().size() == all);
            }
        }
        await().atMost(WAIT).until(() -> windows().size() == CLOSED * PARTITIONS);
        await().atMost(WAIT).until(() -> snapshots().size() == SNAPSHOTS);
    }

    @AfterAll
    static void stop() {
        installation.close();
    }

    @Test
    void shouldShowTheWindowsAsTheyAreInTheirTopic() throws IOException {
        // When
        Map<String, JsonNode> published = new HashMap<>();
        for (String line : installation
                .run("consume", "windows", "--from-beginning", "--max", Integer.toString(CLOSED * PARTITIONS))
                .lines()) {
            JsonNode window = JSON.readTree(line).path("value");
            published.put(name(window), window);
        }
        Terminal table = installation.run("windows");

        // Then
        assertThat(windows()).hasSize(published.size()).allSatisfy(window -> {
            JsonNode expected = published.get(name(window));
            expected.fieldNames()
                    .forEachRemaining(field -> assertThat(window.path(field)).isEqualTo(expected.path(field)));
            assertThat(rows(table, name(window))).hasSize(2).first().asString().contains(row(expected));
        });
        assertThat(table.exitCode()).as(table.err()).isZero();
    }

    @Test
    void shouldNameTheFirstSnapshotThatHoldsAWindow() throws IOException {
        // Given
        Map<String, String> first = new HashMap<>();
        for (String id : snapshots()) {
            JsonNode cut = JSON.readTree(
                            installation.run("snapshots", "show", id).out())
                    .path("cut");
            for (JsonNode window : windows()) {
                if (window.path("end_offset").asLong()
                        <= cut.path(window.path("partition").asInt())
                                .path("end_offset")
                                .asLong()) {
                    first.putIfAbsent(name(window), id);
                }
            }
        }

        // Then
        assertThat(Set.copyOf(first.values())).hasSize(SNAPSHOTS);
        assertThat(windows())
                .allSatisfy(window ->
                        assertThat(window.path("snapshot_id").textValue()).isEqualTo(first.get(name(window))));
    }

    @Test
    void shouldMarkTheStarsOfThePlantedHourAlone() throws IOException {
        // Then
        assertThat(windows())
                .allSatisfy(window -> assertThat(
                                window.at("/against_before/stars/marked").asBoolean())
                        .as(window.toString())
                        .isEqualTo(hour(window) == ANGRY_HOUR))
                .allSatisfy(window -> assertThat(
                                window.at("/against_before/languages/marked").asBoolean())
                        .isFalse());
        assertThat(installation.run("windows").out()).contains("* stars of ", "2 of ");
    }

    @Test
    void shouldCountTheReasonsOfEachHour() throws IOException {
        // When
        List<JsonNode> windows = windows("--reasons");

        // Then
        assertThat(windows)
                .allSatisfy(window -> assertThat(
                                window.at("/against_before/reasons/marked").asBoolean())
                        .as(window.toString())
                        .isEqualTo(hour(window) == ANGRY_HOUR));
        for (int hour = 0; hour < CLOSED; hour++) {
            assertThat(reasons(windows, hour, "accepted")).isEqualTo(REVIEWS);
            assertThat(reasons(windows, hour, "empty")).isEqualTo(hour == ANGRY_HOUR ? EMPTY_IN_ANGRY_HOUR : EMPTY);
        }
        assertThat(installation.run("windows", "--reasons").out()).contains("* reasons of ", "empty (1");
    }

    @Test
    void shouldShowTheNewestOfAPartition() throws IOException {
        // When
        List<JsonNode> windows = windows("--last", "3", "--partition", "1");

        // Then
        assertThat(windows)
                .hasSize(3)
                .allSatisfy(
                        window -> assertThat(window.path("partition").asInt()).isEqualTo(1));
        assertThat(windows.stream().map(WindowsIT::hour)).containsExactly(CLOSED - 3L, CLOSED - 2L, CLOSED - 1L);
        assertThat(windows.get(0).path("windows_before").asInt()).isEqualTo((CLOSED - 3) * PARTITIONS);
        assertThat(installation.run("windows", "--partition", "9").out()).startsWith("no window of partition 9");
    }

    private static int send(int hour, LoopClient client, Random random) {
        boolean angry = hour == ANGRY_HOUR;
        int empty = angry ? EMPTY_IN_ANGRY_HOUR : EMPTY;
        for (int i = 0; i < REVIEWS + empty; i++) {
            String body = i < REVIEWS ? RandomWords.text(WORDS, random) : "";
            client.send(
                    review(hour + "." + i, body, angry ? ANGRY_STARS : STARS, random),
                    BEGIN.plus(Duration.ofHours(hour)));
        }
        client.flush();
        return REVIEWS + empty;
    }

    private static Review review(String id, String body, int[] stars, Random random) {
        return Review.newBuilder()
                .setReviewId(id)
                .setReviewBody(body)
                .setStars(stars[random.nextInt(stars.length)])
                .setLanguage(random.nextInt(4) == 0 ? "de" : "en")
                .build();
    }

    private static List<String> snapshots() {
        return installation.run("snapshots", "list").lines().stream()
                .skip(1)
                .map(line -> line.split(" ")[0])
                .toList();
    }

    private static List<JsonNode> windows(String... options) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("windows", "--json"));
        arguments.addAll(List.of(options));
        Terminal terminal = installation.run(arguments.toArray(String[]::new));
        assertThat(terminal.exitCode()).as(terminal.err()).isZero();
        JsonNode windows = JSON.readTree(terminal.out()).path("windows");
        return StreamSupport.stream(windows.spliterator(), false).toList();
    }

    private static long hour(JsonNode window) {
        Instant openedAt = Instant.parse(window.path("opened_at").textValue());
        return Duration.between(BEGIN, openedAt).toHours();
    }

    private static long reasons(List<JsonNode> windows, int hour, String reason) {
        return windows.stream()
                .filter(window -> hour(window) == hour)
                .mapToLong(window ->
                        window.at("/against_before/reasons/counts/" + reason).asLong())
                .sum();
    }

    private static List<String> rows(Terminal table, String name) {
        return table.lines().stream()
                .filter(line -> line.startsWith(name + " "))
                .toList();
    }

    private static String row(JsonNode window) {
        return "  time  +" + window.at("/counts/new_records").asLong() + " ";
    }

    private static String name(JsonNode window) {
        return "%d:%d-%d"
                .formatted(
                        window.path("partition").asInt(),
                        window.path("start_offset").asLong(),
                        window.path("end_offset").asLong());
    }
}
