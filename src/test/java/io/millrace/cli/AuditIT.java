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
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the loop holds out it never trains on, whatever copies come; and if it did, the audit would tell. */
@Timeout(300)
class AuditIT {

    private static final long SEED = 31;
    private static final Duration WAIT = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int STORIES = 300;
    private static final int WORDS = 14;
    private static final int SNAPSHOT = 50;

    @TempDir
    private Path directory;

    @Test
    void shouldFindNothingWithOneSplitRuleAndEachLeakWithTwo() throws IOException {
        // Given
        System.out.println("seed " + SEED);

        // When
        List<Path> kept = snapshots("kept", "one");
        List<Path> broken = new ArrayList<>(kept);
        broken.addAll(snapshots("broken", "another"));

        // Then
        Terminal clean = audit(kept);
        assertThat(clean.exitCode()).as(clean.out() + clean.err()).isZero();
        JsonNode report = JSON.readTree(clean.out());
        assertThat(report.path("snapshots").size()).isGreaterThan(1);
        assertThat(report.path("held_out_texts").asInt()).isGreaterThan(STORIES / 10);
        assertThat(report.path("exact_overlaps").asInt()).isZero();
        assertThat(report.path("near_overlaps").asInt()).isZero();

        // And
        Terminal leaky = audit(broken);
        assertThat(leaky.exitCode()).isEqualTo(ExitCodes.FAILED);
        assertThat(JSON.readTree(leaky.out()).path("exact_overlaps").asInt())
                .isEqualTo(leaked(broken).size())
                .isPositive();
    }

    /** Runs the loop on the same reviews with another salt of the split, and returns the directories of its snapshots. */
    private List<Path> snapshots(String name, String salt) throws IOException {
        Path home = Files.createDirectory(directory.resolve(name));
        List<String> reviews = reviews(new Random(SEED));
        try (Installation installation = Installation.start(
                home, SNAPSHOT, ConfigKeys.SPLIT_SALT + "=" + salt, ConfigKeys.LANGUAGE_POLICY + "=declared")) {
            installation.run("topics", "create");
            installation.startApplication();
            int half = reviews.size() / 2;
            produce(installation, reviews.subList(0, half));
            awaitReady(installation, 1);
            produce(installation, reviews.subList(half, reviews.size()));
            awaitReady(installation, 2);
            installation.stopApplication();
        }
        try (Stream<Path> built = Files.list(home.resolve("storage/snapshots"))) {
            return built.filter(path -> Files.exists(path.resolve("manifest.json")))
                    .toList();
        }
    }

    private static void produce(Installation installation, List<String> lines) throws IOException {
        Path file = installation.write("reviews.jsonl", lines.stream());
        Terminal produced = installation.run("produce", "reviews", file.toString());
        assertThat(produced.exitCode()).as(produced.err()).isZero();
    }

    private static void awaitReady(Installation installation, int snapshots) {
        await().atMost(WAIT)
                .until(() -> installation.run("snapshots", "list").lines().stream()
                                .filter(line -> line.contains(" ready "))
                                .count()
                        >= snapshots);
    }

    /** Each story once as it is, then copied, edited by its author, and told by others with a word of their own. */
    private static List<String> reviews(Random random) {
        List<String> reviews = new ArrayList<>();
        for (int story = 0; story < STORIES; story++) {
            String text = RandomWords.text(WORDS, random);
            reviews.add(review(story + ".first", text, random));
            reviews.add(review(story + ".copy", text.toUpperCase(Locale.ROOT), random));
            reviews.add(review(story + ".near", RandomWords.oneReplaced(text, random), random));
            reviews.add(review(story + ".first", RandomWords.oneReplaced(text, random), random));
        }
        Collections.shuffle(reviews, random);
        return reviews;
    }

    private static String review(String id, String body, Random random) {
        return "{\"review_id\":\"%s\",\"stars\":%d,\"language\":\"en\",\"review_body\":\"%s\"}"
                .formatted(id, 1 + random.nextInt(5), body);
    }

    private static Terminal audit(List<Path> snapshots) {
        return Terminal.run(
                Stream.concat(Stream.of("audit", "--json"), snapshots.stream().map(Path::toString))
                        .toArray(String[]::new));
    }

    /** The texts that are held out in one of the snapshots and trained on in any. */
    private static Set<String> leaked(List<Path> snapshots) throws IOException {
        Set<String> trained = new HashSet<>();
        Set<String> heldOut = new HashSet<>();
        for (Path snapshot : snapshots) {
            trained.addAll(texts(snapshot.resolve("train.jsonl")));
            heldOut.addAll(texts(snapshot.resolve("validation.jsonl")));
            heldOut.addAll(texts(snapshot.resolve("test.jsonl")));
        }
        heldOut.retainAll(trained);
        return heldOut;
    }

    private static Set<String> texts(Path file) throws IOException {
        Set<String> texts = new HashSet<>();
        for (String line : Files.readAllLines(file)) {
            texts.add(JSON.readTree(line).path("prompt").asText().toLowerCase(Locale.ROOT));
        }
        return texts;
    }
}
