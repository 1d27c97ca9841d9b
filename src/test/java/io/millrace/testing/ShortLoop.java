package io.millrace.testing;

import static org.awaitility.Awaitility.await;

import io.millrace.app.Application;
import io.millrace.app.EmbeddedStack;
import io.millrace.config.ConfigKeys;
import io.millrace.config.MillraceConfig;
import io.millrace.demo.GeneratedReview;
import io.millrace.demo.ReviewGenerator;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** The program that {@link ClassArchive} records: brings up broker and service, and ends when a model has predicted stars. */
final class ShortLoop {

    private static final long SEED = 1;
    private static final int REVIEWS = 1_000;
    private static final Duration LIMIT = Duration.ofMinutes(3);

    private ShortLoop() {}

    /**
     * Runs once.
     *
     * @param arguments one: a directory for all files
     */
    public static void main(String[] arguments) {
        try (EmbeddedStack stack = EmbeddedStack.start(Path.of(arguments[0]), 0, 0)) {
            MillraceConfig config = stack.configure(Map.of(
                    ConfigKeys.SCORE_BACKFILL, "true",
                    ConfigKeys.WINDOW_DURATION_MS, "500",
                    ConfigKeys.WINDOW_IDLE_MS, "500",
                    ConfigKeys.SNAPSHOT_RECORDS_MIN, "200",
                    ConfigKeys.RETRAIN_RECORDS_MIN, "200",
                    ConfigKeys.GATE_TEST_RECORDS_MIN, "10",
                    ConfigKeys.API_PORT, "0"));
            EmbeddedStack.createTopics(config);
            try (Application application = new Application(config, config.roles());
                    LoopClient client = new LoopClient(config)) {
                application.start();
                ReviewGenerator.reviews(SEED, REVIEWS)
                        .map(GeneratedReview::toEvent)
                        .forEach(client::send);
                var predictions = client.predictions();
                await("a prediction")
                        .atMost(LIMIT)
                        .until(() -> !predictions.read().isEmpty());
            }
        }
    }
}
