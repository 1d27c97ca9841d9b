package io.millrace.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.config.ConfigKeys;
import io.millrace.config.MillraceConfig;
import io.millrace.config.Role;
import io.millrace.embedded.EmbeddedRegistry;
import io.millrace.schema.Decision;
import io.millrace.schema.Review;
import io.millrace.serde.RegistryConfig;
import io.millrace.testing.Broker;
import io.millrace.testing.LoopClient;
import io.millrace.testing.ServiceProcess;
import io.millrace.testing.TestTopics;
import io.millrace.testing.TopicFollower;
import io.millrace.testing.WithBroker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process with a name that is killed and started again does not wait for the session of its predecessor to end. */
@WithBroker
class StaticMemberIT {

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Duration SESSION = Duration.ofSeconds(90);
    private static final Duration RECOVERY = Duration.ofSeconds(45);

    @TempDir
    private Path temp;

    @Test
    void shouldHaveItsWorkBackAtOnceAfterAKill(Broker broker) throws Exception {
        try (EmbeddedRegistry registry = EmbeddedRegistry.start(temp.resolve("registry"), 0)) {
            Map<String, String> settings = settings(broker, registry);
            MillraceConfig config = new MillraceConfig(settings);
            EmbeddedStack.createTopics(config);
            try (ServiceProcess service = new ServiceProcess(temp.resolve("service"), settings);
                    LoopClient client = new LoopClient(config);
                    Admin admin = Admin.create(config.clients())) {
                // Given
                TopicFollower<String, Decision> decisions = client.decisions();
                service.start();
                send(client, "before");
                await("decision").atMost(LIMIT).until(() -> decisions.read().size() == 1);
                await("scorer").atMost(LIMIT).until(() -> scored(admin, config) > 0);
                long before = scored(admin, config);

                // When
                service.kill();
                long killed = System.nanoTime();
                service.start();
                send(client, "after");

                // Then
                await("decision").atMost(RECOVERY).until(() -> decisions.read().size() == 2);
                await("scorer").atMost(RECOVERY).until(() -> scored(admin, config) > before);
                System.out.printf(
                        "recovery %d ms%n",
                        Duration.ofNanos(System.nanoTime() - killed).toMillis());
                assertThat(RECOVERY).isLessThan(SESSION);
            }
        }
    }

    private Map<String, String> settings(Broker broker, EmbeddedRegistry registry) {
        Map<String, String> settings = TestTopics.settings(TestTopics.topics(), broker.bootstrapServers());
        settings.put(RegistryConfig.URL, registry.url());
        settings.put(ConfigKeys.LANGUAGE_POLICY, "declared");
        settings.put(ConfigKeys.STATE_DIR, temp.resolve("state").toString());
        settings.put(ConfigKeys.ROLES, "curation,scorer");
        settings.put(ConfigKeys.GROUP_INSTANCE_ID, "pod-0");
        settings.put(ConfigKeys.SESSION_TIMEOUT_MS, Long.toString(SESSION.toMillis()));
        return settings;
    }

    private static void send(LoopClient client, String id) {
        client.send(Review.newBuilder()
                .setReviewId(id)
                .setReviewBody("It holds what it says, " + id)
                .setLanguage("en")
                .build());
        client.flush();
    }

    /** How far the scorers have come, markers of transactions included. */
    private static long scored(Admin admin, MillraceConfig config) throws Exception {
        return admin
                .listConsumerGroupOffsets(Groups.of(config.topics(), Role.SCORER))
                .partitionsToOffsetAndMetadata()
                .get()
                .values()
                .stream()
                .filter(Objects::nonNull)
                .mapToLong(OffsetAndMetadata::offset)
                .sum();
    }
}
