package io.millrace.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.app.Groups;
import io.millrace.testing.Broker;
import io.millrace.testing.TestRecords;
import io.millrace.testing.TestTopics;
import io.millrace.testing.WithBroker;
import io.millrace.topic.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@WithBroker
@Timeout(60)
class QuietIT {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final Topics topics = TestTopics.topics();

    @Test
    void shouldTellWhatIsWrittenUntilTheServiceHasStopped(Broker broker) throws Exception {
        Map<String, Object> settings = Map.of("bootstrap.servers", broker.bootstrapServers());
        try (Admin admin = Admin.create(settings)) {
            // Given
            admin.createTopics(List.of(new NewTopic(topics.snapshots(), 1, (short) 1)))
                    .all()
                    .get();
            TestRecords.write(broker.bootstrapServers(), topics.snapshots(), List.of("while it ran"));
            commitAll(admin);

            // When
            try (Archive archive = archive(settings)) {
                var logs = new Quiet(admin, archive, topics, Duration.ZERO)
                        .logsAfter(
                                LIMIT,
                                () -> TestRecords.write(
                                        broker.bootstrapServers(), topics.snapshots(), List.of("as it stopped")));

                // Then
                assertThat(logs.get(topics.snapshots()))
                        .extracting(read -> new String(read.value()))
                        .containsExactly("while it ran", "as it stopped");
            }
        }
    }

    /** All groups have read all. */
    private void commitAll(Admin admin) throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetAndMetadata> end =
                Map.of(new TopicPartition(topics.snapshots(), 0), new OffsetAndMetadata(1));
        for (String group : Stream.concat(Groups.topologies(topics).stream(), Groups.workers(topics).stream())
                .toList()) {
            admin.alterConsumerGroupOffsets(group, end).all().get();
        }
    }

    private Archive archive(Map<String, Object> settings) {
        return new Archive(
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer()),
                List.of(topics.snapshots()));
    }
}
