package io.millrace.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.millrace.testing.Broker;
import io.millrace.testing.TestRecords;
import io.millrace.testing.TestTopics;
import io.millrace.testing.WithBroker;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Produced;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@WithBroker
class ApplicationResetIT {

    @TempDir
    Path state;

    private final Topics topics = TestTopics.topics();
    private final String application = topics.applicationId() + "-counts";
    private final TopicCatalogue catalogue = TopicCatalogue.standard(topics, 1);
    private String bootstrapServers;
    private Admin admin;
    private ApplicationReset reset;

    @BeforeEach
    void connect(Broker broker) {
        bootstrapServers = broker.bootstrapServers();
        admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
        reset = new ApplicationReset(
                admin, catalogue, new ResetScope(List.of(application), List.of("no-such-group"), state));
        new TopicProvisioner(admin, catalogue).create();
        TestRecords.write(bootstrapServers, topics.reviews(), List.of("a", "b", "a"));
    }

    @AfterEach
    void close() {
        admin.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"classic", "streams"})
    void shouldCountFromTheBeginningAfterAReset(String protocol) throws Exception {
        // Given
        runUntilCounted(protocol, 3);

        // When
        ResetReport report = reset.reset();

        // Then
        assertThat(report.groups()).containsExactly(application);
        assertThat(report.topics())
                .containsExactly(application + "-counts-changelog", application + "-words-repartition");
        assertThat(report.directories()).containsExactly(state.resolve(application));
        assertThat(state.resolve(application)).doesNotExist();
        assertThat(reset.reset()).isEqualTo(new ResetReport(List.of(), List.of(), List.of()));
        runUntilCounted(protocol, 6);
        assertThat(TestRecords.read(bootstrapServers, topics.decisions()))
                .containsExactly("a=1", "b=1", "a=2", "a=1", "b=1", "a=2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"classic", "streams"})
    void shouldRefuseWhileTheApplicationRuns(String protocol) throws Exception {
        // Given
        try (KafkaStreams streams = start(protocol)) {
            awaitCounted(3);

            // When // Then
            assertThatThrownBy(reset::reset)
                    .isInstanceOf(TopicException.class)
                    .hasMessageContaining("group " + application + " is still active");
            assertThat(topicNames()).contains(application + "-counts-changelog");
            leave(streams);
        }
    }

    @Test
    void shouldKeepOnlyTheInputsWhenCleaned() throws Exception {
        // Given
        runUntilCounted("classic", 3);

        // When
        ResetReport report = reset.clean();

        // Then
        assertThat(report.topics()).contains(topics.predictions(), topics.decisions(), topics.models());
        assertThat(topicNames())
                .contains(topics.reviews(), topics.feedback())
                .noneMatch(name -> name.startsWith(topics.applicationId() + "-"))
                .doesNotContain(topics.predictions(), topics.deadLetters());
        assertThat(TestRecords.read(bootstrapServers, topics.reviews())).containsExactly("a", "b", "a");
    }

    private void runUntilCounted(String protocol, int outputs) throws Exception {
        try (KafkaStreams streams = start(protocol)) {
            awaitCounted(outputs);
            leave(streams);
        }
        assertThat(Files.exists(state.resolve(application))).isTrue();
    }

    private KafkaStreams start(String protocol) {
        KafkaStreams streams = new KafkaStreams(topology(), config(protocol));
        streams.start();
        return streams;
    }

    private void awaitCounted(int outputs) {
        await().atMost(Duration.ofSeconds(60))
                .until(() ->
                        TestRecords.read(bootstrapServers, topics.decisions()).size() >= outputs);
    }

    private static void leave(KafkaStreams streams) {
        streams.close(CloseOptions.groupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
    }

    private Topology topology() {
        StreamsBuilder builder = new StreamsBuilder();
        builder.stream(topics.reviews(), Consumed.with(Serdes.String(), Serdes.String()))
                .groupBy((key, value) -> value, Grouped.<String, String>as("words"))
                .count(Materialized.as("counts"))
                .toStream()
                .mapValues((word, count) -> word + "=" + count)
                .to(topics.decisions(), Produced.with(Serdes.String(), Serdes.String()));
        return builder.build();
    }

    private Properties config(String protocol) {
        Properties config = new Properties();
        config.put(StreamsConfig.APPLICATION_ID_CONFIG, application);
        config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        config.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
        config.put(StreamsConfig.GROUP_PROTOCOL_CONFIG, protocol);
        config.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        config.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0);
        config.put(StreamsConfig.DEFAULT_KEY_SERDE_CLASS_CONFIG, Serdes.StringSerde.class);
        config.put(StreamsConfig.DEFAULT_VALUE_SERDE_CLASS_CONFIG, Serdes.StringSerde.class);
        return config;
    }

    private Set<String> topicNames() throws Exception {
        return admin.listTopics().names().get();
    }
}
