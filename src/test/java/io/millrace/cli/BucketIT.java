package io.millrace.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.config.ConfigKeys;
import io.millrace.testing.CapturedLog;
import io.millrace.testing.FaultyProxy;
import io.millrace.testing.FaultyProxy.Fate;
import io.millrace.testing.S3Server;
import io.millrace.testing.TestTopics;
import io.millrace.testing.WithS3;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole loop on a bucket: snapshot, model, champion and predictions, and the commands that look into the files. The bucket
 * takes nothing at first, for longer than the builder asks before it starts over; no snapshot fails for it. At last a byte in it
 * changes, and that is noticed.
 */
@WithS3
@Timeout(600)
class BucketIT {

    private static final int REVIEWS = 400;
    private static final int REFUSALS = 10;
    private static final String[] WORDS = {"awful", "poor", "fair", "good", "great"};
    private static final Duration WAIT = Duration.ofSeconds(90);
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path directory;

    @Test
    void shouldRunTheLoopOnABucket(S3Server server) throws IOException {
        // Given
        Map<String, String> storage = S3Server.settings(TestTopics.unique("loop"));
        try (FaultyProxy proxy = new FaultyProxy(server.port());
                CapturedLog log = new CapturedLog();
                Installation installation = start(storage, proxy)) {
            AtomicInteger refused = new AtomicInteger();
            proxy.plan(request ->
                    request.startsWith("PUT") && refused.getAndIncrement() < REFUSALS ? Fate.REFUSED : Fate.PASSED);
            installation.run("topics", "create");
            installation.startApplication();

            // When
            produce(installation, 0);
            awaitReady(installation, 1);
            installation.run("retrain");
            awaitLine(installation, " champion ", "models", "list");
            produce(installation, REVIEWS);

            // Then
            assertThat(log.text()).contains("builder: failed and starts over", "Cannot write s3://");
            assertThat(installation.run("snapshots", "list").out()).doesNotContain(" failed ");
            Terminal predictions = installation.run(
                    "consume", "predictions", "--from-beginning", "--max", Integer.toString(REVIEWS / 2));
            assertThat(predictions.lines()).hasSize(REVIEWS / 2);
            awaitReady(installation, 2);
            List<String> ids = ready(installation);
            shouldLookIntoFiles(installation, ids.get(0), storage.get(ConfigKeys.STORAGE_URI));
            shouldCheckFiles(installation, ids.get(0), ids.get(1));
            shouldNoticeAChangedByte(installation, ids.get(0), server);
        }
        assertThat(directory.resolve("storage")).doesNotExist();
    }

    private Installation start(Map<String, String> storage, FaultyProxy proxy) throws IOException {
        storage.put(ConfigKeys.STORAGE_S3_ENDPOINT, S3Server.endpoint(proxy.port()));
        storage.put(ConfigKeys.DATASET_FORMATS, "prompt-completion,chat,parquet");
        return Installation.start(directory, REVIEWS / 4, lines(storage));
    }

    private void shouldLookIntoFiles(Installation installation, String id, String uri) throws IOException {
        assertThat(location(installation, id)).startsWith(uri + "/snapshots/" + id + "/");
        Path copy = directory.resolve("copy");
        Terminal exported = installation.run("snapshots", "export", id, "--to", copy.toString());
        assertThat(exported.exitCode()).as(exported.err()).isZero();
        assertThat(copy.resolve("chat/train.jsonl")).isNotEmptyFile();
        assertThat(copy.resolve("parquet/train.parquet")).isNotEmptyFile();
        String trained = JSON.readTree(
                        Files.readAllLines(copy.resolve("train.index.jsonl")).get(0))
                .path("review_id")
                .asText();
        assertThat(installation.run("models", "list", "--trained-on", trained).out())
                .contains("v1");
        assertThat(installation.run("explain", trained).out())
                .contains("in snapshot", "model trained")
                .doesNotContain("cannot be read from here");
        assertThat(succeed(installation, "audit")).contains(id);
    }

    private static void shouldCheckFiles(Installation installation, String id, String next) {
        assertThat(succeed(installation, "snapshots", "verify", id)).isNotBlank();
        assertThat(succeed(installation, "snapshots", "verify", id, "--rebuild"))
                .contains("every file has the same bytes");
        assertThat(succeed(installation, "snapshots", "prove", id, "--review", "nobody"))
                .contains("\"present\" : false");
        assertThat(succeed(installation, "snapshots", "diff", id, next)).contains("added");
        assertThat(installation.run("snapshots", "lint", id).out())
                .contains("/train.jsonl: prompt-completion,", "/chat/train.jsonl: chat,");
    }

    /** What was fetched before is kept here; who verifies must not be content with that. */
    private static void shouldNoticeAChangedByte(Installation installation, String id, S3Server server)
            throws IOException {
        server.overwrite(location(installation, id) + "parquet/train.parquet", new byte[] {1});
        Terminal verified = installation.run("snapshots", "verify", id);
        assertThat(verified.exitCode()).isEqualTo(ExitCodes.FAILED);
        assertThat(verified.err()).contains("parquet/train.parquet", "it was changed or damaged");
    }

    private static String location(Installation installation, String id) throws IOException {
        return json(installation, "snapshots", "show", id)
                .path("dataset")
                .path("location")
                .asText();
    }

    private static String succeed(Installation installation, String... command) {
        Terminal terminal = installation.run(command);
        assertThat(terminal.exitCode()).as(terminal.out() + terminal.err()).isZero();
        return terminal.out();
    }

    private static List<String> ready(Installation installation) {
        return installation.run("snapshots", "list").lines().stream()
                .filter(line -> line.contains(" ready "))
                .map(line -> line.split(" ")[0])
                .toList();
    }

    private static void awaitReady(Installation installation, int snapshots) {
        await("snapshots").atMost(WAIT).until(() -> ready(installation).size() >= snapshots);
    }

    private static void produce(Installation installation, int from) throws IOException {
        Stream<String> lines = IntStream.range(from, from + REVIEWS).mapToObj(BucketIT::review);
        Path file = installation.write("reviews-" + from + ".jsonl", lines);
        Terminal produced = installation.run("produce", "reviews", file.toString());
        assertThat(produced.exitCode()).as(produced.err()).isZero();
    }

    private static String review(int number) {
        return "{\"review_id\":\"r%d\",\"stars\":%d,\"review_body\":\"The chair %d is %s, I think\"}"
                .formatted(number, 1 + number % 5, number, WORDS[number % 5]);
    }

    private static void awaitLine(Installation installation, String word, String... command) {
        await(word)
                .atMost(WAIT)
                .until(() -> installation.run(command).lines().stream().anyMatch(line -> line.contains(word)));
    }

    private static JsonNode json(Installation installation, String... command) throws IOException {
        return JSON.readTree(installation.run(command).out());
    }

    private static String[] lines(Map<String, String> settings) {
        return settings.entrySet().stream()
                .map(setting -> setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new);
    }
}
