package io.millrace.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.config.ConfigKeys;
import io.millrace.config.MillraceConfig;
import io.millrace.config.Role;
import io.millrace.http.ApiService;
import io.millrace.metrics.DocumentedMetrics;
import io.millrace.metrics.Page;
import io.millrace.schema.Review;
import io.millrace.testing.Broker;
import io.millrace.testing.LoopClient;
import io.millrace.testing.TestTopics;
import io.millrace.testing.WithBroker;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The metrics that are documented are those that a running service shows, with their labels, and no others. */
@WithBroker
@Timeout(180)
class MetricsIT {

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final int REVIEWS = 20;
    private static final int LINES_MAX = 1_000;
    private static final String ACCEPTED = "millrace_decisions_total{reason=\"accepted\",role=\"curation\"}";

    @TempDir
    private Path temp;

    @Test
    void shouldShowWhatIsDocumented(Broker broker) throws Exception {
        // Given
        MillraceConfig config = config(broker);
        EmbeddedStack.createTopics(config);
        Map<String, Set<String>> documented = DocumentedMetrics.read().labels();
        documented.remove("up");
        try (Application application = new Application(config, EnumSet.allOf(Role.class));
                LoopClient client = new LoopClient(config)) {
            application.start();
            URI page = page(application);
            IntStream.range(0, REVIEWS).mapToObj(MetricsIT::review).forEach(client::send);
            client.flush();

            // When
            await("all metrics")
                    .atMost(LIMIT)
                    .untilAsserted(() -> assertThat(get(page).labels()).containsAllEntriesOf(documented));
            await("all decisions").atMost(LIMIT).until(() -> get(page).value(ACCEPTED) == REVIEWS);

            // Then
            Page shown = get(page);
            assertThat(shown.labels().keySet().stream().filter(name -> !name.matches("(jvm|process)_.*")))
                    .allMatch(documented::containsKey, "is documented");
            assertThat(shown.value("millrace_rocksdb_bound_bytes")).isPositive();
            assertThat(shown.lines()).hasSizeLessThan(LINES_MAX).noneMatch(line -> line.contains("review-"));
        }
    }

    private static Review review(int number) {
        return Review.newBuilder()
                .setReviewId("review-" + number)
                .setReviewBody("The lamp number " + number + " stands on my desk and works very well every day.")
                .setStars(1 + number % 5)
                .setLanguage("en")
                .build();
    }

    private static URI page(Application application) {
        return application.services().stream()
                .filter(ApiService.class::isInstance)
                .map(api -> URI.create(((ApiService) api).url()).resolve("/metrics"))
                .findFirst()
                .orElseThrow();
    }

    private static Page get(URI page) throws IOException, InterruptedException {
        return Page.of(HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(page).build(), BodyHandlers.ofString())
                .body());
    }

    private MillraceConfig config(Broker broker) {
        Map<String, String> settings = TestTopics.settings(TestTopics.topics(), broker.bootstrapServers());
        settings.put(ConfigKeys.LANGUAGE_POLICY, "declared");
        settings.put(ConfigKeys.DEDUPE_NEAR, "false");
        settings.put(ConfigKeys.API_PORT, "0");
        settings.put(ConfigKeys.STATE_DIR, temp.resolve("state").toString());
        settings.put(ConfigKeys.STORAGE_DIR, temp.resolve("storage").toString());
        return new MillraceConfig(settings);
    }
}
