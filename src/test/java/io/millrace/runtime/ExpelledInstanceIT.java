package io.millrace.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.testing.Broker;
import io.millrace.testing.TestRecords;
import io.millrace.testing.TestTopics;
import io.millrace.testing.WithBroker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListGroupsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an instance writes by the clock alone, after its group has given it up because it was slow. */
@WithBroker
class ExpelledInstanceIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration BETWEEN_POLLS_MAX = Duration.ofSeconds(3);

    @TempDir
    private Path temp;

    private final String input = TestTopics.unique("input");
    private final String output = TestTopics.unique("output");
    private final String application = TestTopics.unique("expelled");
    private final CountDownLatch expelled = new CountDownLatch(1);
    private volatile String said = "earlier";
    private String bootstrapServers;

    @BeforeEach
    void createTopics(Broker broker) throws Exception {
        bootstrapServers = broker.bootstrapServers();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.createTopics(List.of(new NewTopic(input, 1, (short) 1), new NewTopic(output, 1, (short) 1)))
                    .all()
                    .get();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"classic", "streams"})
    void shouldNotWriteByTheClockWhenItIsNoMemberAnyMore(String protocol) {
        // Given: what there was to read was read in an earlier life
        TestRecords.write(bootstrapServers, input, List.of("read"));
        try (StreamsRunner earlier = instance(protocol)) {
            earlier.start();
            await("work").atMost(LIMIT).until(() -> output().contains("read"));
        }
        try (StreamsRunner instance = instance(protocol);
                Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            said = "in time";
            instance.start();
            await("work").atMost(LIMIT).until(() -> output().contains("in time"));

            // When
            said = "late";
            await("expelled").atMost(LIMIT).until(() -> isEmpty(admin));
            expelled.countDown();

            // Then
            await("a member again").atMost(LIMIT).until(() -> output().contains("back"));
            assertThat(output()).doesNotContain("late");
        }
    }

    private StreamsRunner instance(String protocol) {
        return new StreamsRunner("instance", clocked(), properties(protocol), 100);
    }

    private boolean isEmpty(Admin admin) throws Exception {
        return admin.listGroups(new ListGroupsOptions().inGroupStates(Set.of(GroupState.EMPTY))).all().get().stream()
                .map(GroupListing::groupId)
                .anyMatch(application::equals);
    }

    private List<String> output() {
        return TestRecords.read(bootstrapServers, output);
    }

    private Properties properties(String protocol) {
        Properties properties = new StreamsSettings(
                        Map.of("bootstrap.servers", bootstrapServers),
                        temp,
                        "dead-letters",
                        protocol,
                        100,
                        Liveness.standard(),
                        -1,
                        0,
                        16L << 20)
                .toProperties(application, 1);
        properties.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG), (int)
                BETWEEN_POLLS_MAX.toMillis());
        return properties;
    }

    private Topology clocked() {
        StreamsBuilder builder = new StreamsBuilder();
        builder.stream(input, Consumed.with(Serdes.String(), Serdes.String()).withName("read"))
                .process(Clock::new, Named.as("clock"))
                .to(output, Produced.with(Serdes.String(), Serdes.String()).withName("write"));
        return builder.build();
    }

    /** Says something now and then, but is slow to say that it is late. */
    private final class Clock extends ContextualProcessor<String, String, String, String> {

        @Override
        public void init(ProcessorContext<String, String> context) {
            super.init(context);
            context.schedule(Duration.ofMillis(50), PunctuationType.WALL_CLOCK_TIME, this::say);
        }

        private void say(long now) {
            String word = said;
            if (word.equals("late")) {
                waitToBeExpelled();
                said = "back";
            }
            context().forward(new Record<>("key", word, now));
        }

        private void waitToBeExpelled() {
            try {
                expelled.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void process(Record<String, String> event) {
            context().forward(event);
        }
    }
}
