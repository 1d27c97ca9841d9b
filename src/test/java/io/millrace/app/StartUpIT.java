package io.millrace.app;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.millrace.config.ConfigKeys;
import io.millrace.config.MillraceConfig;
import io.millrace.config.Role;
import io.millrace.testing.Broker;
import io.millrace.testing.TestTopics;
import io.millrace.testing.WithBroker;
import io.millrace.topic.TopicException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong with the cluster is said before anything runs. */
@WithBroker
class StartUpIT {

    @TempDir
    private Path temp;

    @Test
    void shouldRefuseToStartWithoutTheDeadLetterTopic(Broker broker) {
        // Given
        MillraceConfig config = config(broker);
        EmbeddedStack.createTopics(config);
        String deadLetters = config.topics().deadLetters();
        delete(deadLetters, config);

        // When // Then
        assertThatThrownBy(() -> new Application(config, EnumSet.of(Role.CURATION)))
                .isInstanceOf(TopicException.class)
                .hasMessageContaining(deadLetters)
                .hasMessageContaining("does not exist")
                .hasMessageContaining("millrace topics create");
    }

    /** It is answered before all of the broker knows. */
    private static void delete(String topic, MillraceConfig config) {
        try (Admin admin = Admin.create(config.clients())) {
            admin.deleteTopics(List.of(topic));
            await().until(() -> !admin.listTopics().names().get().contains(topic));
        }
    }

    private MillraceConfig config(Broker broker) {
        Map<String, String> settings = TestTopics.settings(TestTopics.topics(), broker.bootstrapServers());
        settings.put(ConfigKeys.STATE_DIR, temp.resolve("state").toString());
        return new MillraceConfig(settings);
    }
}
