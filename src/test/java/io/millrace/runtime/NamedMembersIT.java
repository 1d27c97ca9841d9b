package io.millrace.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.serde.AvroSerdes;
import io.millrace.testing.Broker;
import io.millrace.testing.TestTopics;
import io.millrace.testing.WithBroker;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a group gives to members with names. */
@WithBroker
@Timeout(120)
class NamedMembersIT {

    private static final int PARTITIONS = 4;
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(20);

    private final String topic = TestTopics.unique("shared");
    private final String group = TestTopics.unique("named");
    private final SortedMap<String, Consumer<byte[], byte[]>> members = new TreeMap<>();
    private String bootstrapServers;
    private boolean deadly;

    @BeforeEach
    void createTopic(Broker broker) throws Exception {
        bootstrapServers = broker.bootstrapServers();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.createTopics(List.of(new NewTopic(topic, PARTITIONS, (short) 1)))
                    .all()
                    .get();
        }
    }

    @AfterEach
    void closeAll() {
        deadly = false;
        members.values().forEach(NamedMembersIT::die);
    }

    /** Whoever is to hand over a partition dies of it, and comes back at once. */
    @Test
    void shouldGiveEveryPartitionToSomeoneWhenAMemberComesBackDuringARebalance() {
        // Given
        join("one");
        join("two");
        await("both").atMost(LIMIT).until(() -> pollAll() == PARTITIONS && everyoneHasSome());
        deadly = true;

        // When
        join("three");

        // Then
        await("all three").atMost(LIMIT).until(() -> pollAll() == PARTITIONS && everyoneHasSome());
        assertThat(deadly).as("nobody died").isFalse();
    }

    private void join(String name) {
        KafkaClients clients = new KafkaClients(
                Map.of("bootstrap.servers", bootstrapServers),
                new AvroSerdes(Map.of("schema.registry.url", "mock://" + group)),
                new Liveness(name, 10_000, Liveness.TRANSACTION_TIMEOUT_MS));
        Consumer<byte[], byte[]> member = clients.consumer(group);
        member.subscribe(List.of(topic), new Deadly());
        members.put(name, member);
    }

    /** How many partitions have an owner. */
    private int pollAll() {
        List.copyOf(members.keySet()).forEach(this::poll);
        return members.values().stream()
                .mapToInt(member -> member.assignment().size())
                .sum();
    }

    private void poll(String name) {
        try {
            members.get(name).poll(POLL);
        } catch (KafkaException e) {
            die(members.get(name));
            join(name);
        }
    }

    private boolean everyoneHasSome() {
        return members.values().stream().noneMatch(member -> member.assignment().isEmpty());
    }

    /** As kill -9 does: nobody leaves the group. */
    private static void die(Consumer<?, ?> member) {
        member.close(CloseOptions.timeout(Duration.ZERO));
    }

    /** Throws once. */
    private final class Deadly implements ConsumerRebalanceListener {

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            if (deadly && !partitions.isEmpty()) {
                deadly = false;
                throw new KafkaException("died at a rebalance");
            }
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {}
    }
}
