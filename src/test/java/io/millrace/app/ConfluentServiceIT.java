package io.millrace.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.config.ConfigKeys;
import io.millrace.config.MillraceConfig;
import io.millrace.config.Role;
import io.millrace.demo.ReviewGenerator;
import io.millrace.embedded.EmbeddedRegistry;
import io.millrace.schema.Decision;
import io.millrace.schema.TrainingRecord;
import io.millrace.serde.RegistryConfig;
import io.millrace.testing.Broker;
import io.millrace.testing.ConfluentClasses;
import io.millrace.testing.LoopClient;
import io.millrace.testing.TestTopics;
import io.millrace.testing.TopicFollower;
import io.millrace.testing.WithBroker;
import io.millrace.topic.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service with Confluent's classes, named in its configuration; what it writes is read with ours. */
@WithBroker
class ConfluentServiceIT {

    private static final long SEED = 1_789;
    private static final int REVIEWS = 200;
    private static final Duration LIMIT = Duration.ofMinutes(2);

    @TempDir
    private Path temp;

    @Test
    void shouldCurateWithConfluentsClasses(Broker broker) throws Exception {
        System.out.println("seed " + SEED);
        try (EmbeddedRegistry registry = EmbeddedRegistry.start(temp, 0);
                ConfluentClasses classes = new ConfluentClasses()) {
            assertThat(classes).isNotNull();
            // Given
            Map<String, String> settings = settings(TestTopics.topics(), broker, registry);
            MillraceConfig own = new MillraceConfig(settings);
            settings.put(ConfigKeys.AVRO_SERIALIZER, ConfluentClasses.SERIALIZER);
            settings.put(ConfigKeys.AVRO_DESERIALIZER, ConfluentClasses.DESERIALIZER);
            MillraceConfig confluent = new MillraceConfig(settings);
            EmbeddedStack.createTopics(own);

            // When
            try (Application application = new Application(confluent, Set.of(Role.CURATION));
                    LoopClient producer = new LoopClient(confluent);
                    LoopClient reader = new LoopClient(own)) {
                application.start();
                ReviewGenerator.reviews(SEED, REVIEWS).forEach(review -> producer.send(review.toEvent()));
                producer.flush();

                // Then
                TopicFollower<String, Decision> decisions = reader.decisions();
                await("decisions").atMost(LIMIT).until(() -> decisions.read().size() == REVIEWS);
                TopicFollower<String, TrainingRecord> records = reader.trainingRecords();
                assertThat(records.read()).isNotEmpty();
                assertThat(reader.deadLetters().read()).isEmpty();
            }
        }
    }

    private Map<String, String> settings(Topics topics, Broker broker, EmbeddedRegistry registry) {
        Map<String, String> settings = new HashMap<>(TestTopics.settings(topics, broker.bootstrapServers()));
        settings.put(RegistryConfig.URL, registry.url());
        settings.put(ConfigKeys.LANGUAGE_POLICY, "declared");
        settings.put(ConfigKeys.STATE_DIR, temp.resolve("state").toString());
        return settings;
    }
}
