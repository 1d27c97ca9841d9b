package io.millrace.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.millrace.config.ConfigKeys;
import io.millrace.config.MillraceConfig;
import io.millrace.config.Role;
import io.millrace.embedded.EmbeddedRegistry;
import io.millrace.schema.Decision;
import io.millrace.schema.Review;
import io.millrace.serde.HttpSchemaRegistryClient;
import io.millrace.serde.RegistryConfig;
import io.millrace.serde.RegistryUnavailableException;
import io.millrace.testing.Broker;
import io.millrace.testing.CapturedLog;
import io.millrace.testing.LoopClient;
import io.millrace.testing.RawReviews;
import io.millrace.testing.TestTopics;
import io.millrace.testing.TopicFollower;
import io.millrace.testing.WithBroker;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An outage of the schema registry is no fault of the records: they wait for it and are decided when it is back. */
@WithBroker
class RegistryOutageIT {

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Duration OUTAGE = Duration.ofSeconds(20);
    private static final int REVIEWS = 20;

    @TempDir
    private Path temp;

    private EmbeddedRegistry registry;
    private MillraceConfig config;

    @BeforeEach
    void start(Broker broker) {
        registry = EmbeddedRegistry.start(temp, 0);
        Map<String, String> settings = TestTopics.settings(TestTopics.topics(), broker.bootstrapServers());
        settings.put(RegistryConfig.URL, registry.url());
        settings.put(ConfigKeys.LANGUAGE_POLICY, "declared");
        settings.put(ConfigKeys.STATE_DIR, temp.resolve("state").toString());
        config = new MillraceConfig(settings);
        EmbeddedStack.createTopics(config);
    }

    @AfterEach
    void stop() {
        registry.close();
    }

    @Test
    void shouldDecideWhatCameDuringAnOutageOnceItIsOver() {
        try (CapturedLog log = new CapturedLog();
                Application application = new Application(config, EnumSet.of(Role.CURATION));
                LoopClient client = new LoopClient(config);
                RawReviews raw = new RawReviews(config)) {
            // Given
            application.start();
            int port = URI.create(registry.url()).getPort();
            List<byte[]> reviews = ofASchemaThatTheServiceDoesNotKnow(raw);
            registry.close();

            // When
            for (int i = 0; i < REVIEWS; i++) {
                raw.send(new ProducerRecord<>(config.topics().reviews(), id(i).getBytes(), reviews.get(i)));
            }
            await("an outage that fails tasks")
                    .dontCatchUncaughtExceptions()
                    .during(OUTAGE)
                    .atMost(OUTAGE.multipliedBy(2))
                    .until(() -> !application.failure().isDone());
            assertThat(log.text()).contains("Cannot read " + config.topics().reviews(), "is replaced in 1 s");
            registry = EmbeddedRegistry.start(temp, port);

            // Then
            TopicFollower<String, Decision> decisions = client.decisions();
            await("decisions")
                    .dontCatchUncaughtExceptions()
                    .atMost(LIMIT)
                    .until(() -> decisions.read().size() == REVIEWS);
            assertThat(decisions.values()).extracting(Decision::getReason).containsOnly("accepted");
            assertThat(client.deadLetters().read()).isEmpty();
            assertThat(application.failure()).isNotDone();
            assertThat(log.text()).as("restarts are left").doesNotContain("is replaced in 15 s");
        }
    }

    @Test
    void shouldRefuseToStartWithoutTheRegistry() {
        // Given
        String url = registry.url();
        registry.close();

        // When // Then
        assertThatThrownBy(() -> new Application(config, EnumSet.of(Role.CURATION)))
                .isInstanceOf(RegistryUnavailableException.class)
                .hasMessageContaining(url);
    }

    /** The same bytes under an id of their own: a version of the schema with other documentation. */
    private List<byte[]> ofASchemaThatTheServiceDoesNotKnow(RawReviews raw) {
        Schema schema =
                new Schema.Parser().parse(Review.getClassSchema().toString().replace("A customer", "The customer"));
        int id = new HttpSchemaRegistryClient(new RegistryConfig(config.serdes())).register("others-value", schema);
        List<byte[]> reviews = new ArrayList<>();
        for (int i = 0; i < REVIEWS; i++) {
            byte[] bytes = raw.bytes(Review.newBuilder()
                    .setReviewId(id(i))
                    .setReviewBody("It holds what it says, number " + i)
                    .setLanguage("en")
                    .build());
            reviews.add(ByteBuffer.wrap(bytes).putInt(1, id).array());
        }
        return reviews;
    }

    private static String id(int number) {
        return "review-" + number;
    }
}
