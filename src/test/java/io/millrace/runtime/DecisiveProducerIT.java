package io.millrace.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.millrace.embedded.ClusterConfig;
import io.millrace.embedded.EmbeddedCluster;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DecisiveProducerIT {

    private static final String TOPIC = "records";
    private static final String GROUP = "group";
    private static final TopicPartition PARTITION = new TopicPartition(TOPIC, 0);
    private static final Callback IGNORED = (written, error) -> {};

    @TempDir
    private Path directory;

    private EmbeddedCluster cluster;
    private DecisiveProducer producer;

    @BeforeEach
    void begin() throws Exception {
        cluster = EmbeddedCluster.start(ClusterConfig.singleNode(directory));
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", cluster.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
        }
        producer = producer();
        producer.initTransactions();
        producer.beginTransaction();
        producer.send(new ProducerRecord<>(TOPIC, new byte[1]), IGNORED).get();
    }

    @AfterEach
    void end() {
        producer.close(Duration.ZERO);
        cluster.close();
    }

    @Test
    void shouldEndTheTransactionOfItsLastLifeAtOnce() throws Exception {
        // When
        try (DecisiveProducer next = producer()) {

            // Then: the record and the marker of the abort
            assertThat(stableOffset()).isEqualTo(2);
            next.initTransactions();
            next.beginTransaction();
            next.send(new ProducerRecord<>(TOPIC, new byte[1]), IGNORED);
            next.commitTransaction();
            assertThatThrownBy(producer::commitTransaction).isInstanceOf(ProducerFencedException.class);
        }
    }

    @Test
    void shouldAnswerACommitThatTimesOutAsAFence() {
        // Given
        cluster.kill(1);

        // When, Then
        assertThatThrownBy(producer::commitTransaction).isInstanceOf(CommitFailedException.class);
    }

    @Test
    void shouldAnswerOffsetsThatTimeOutAsAFence() {
        // Given
        cluster.kill(1);
        Map<TopicPartition, OffsetAndMetadata> offsets = Map.of(new TopicPartition(TOPIC, 0), new OffsetAndMetadata(1));
        try (MockConsumer<byte[], byte[]> member = new MockConsumer<>("earliest")) {

            // When, Then
            assertThatThrownBy(() -> producer.sendOffsetsToTransaction(offsets, member.groupMetadata()))
                    .isInstanceOf(CommitFailedException.class);
        }
    }

    @Test
    void shouldAnswerARecordThatExpiresAsAFence() throws Exception {
        // Given
        cluster.kill(1);
        CompletableFuture<Exception> answer = new CompletableFuture<>();

        // When
        producer.send(new ProducerRecord<>(TOPIC, new byte[1]), (written, error) -> answer.complete(error));

        // Then
        assertThat(answer.get(30, TimeUnit.SECONDS)).isInstanceOf(ProducerFencedException.class);
    }

    @Test
    void shouldNotCommitWithoutOffsetsForWhoIsNoMemberAnyMore() throws Exception {
        try (Consumer<byte[], byte[]> member = member();
                Admin admin = Admin.create(Map.of("bootstrap.servers", cluster.bootstrapServers()))) {
            // Given
            producer.commitTransaction();
            try (DecisiveProducer late = producer(new ConsumerOffsets(member))) {
                commitWithoutOffsets(late, member);

                // When
                admin.removeMembersFromConsumerGroup(GROUP, new RemoveMembersFromConsumerGroupOptions())
                        .all()
                        .get();

                // Then
                assertThatThrownBy(() -> commitWithoutOffsets(late, member)).isInstanceOf(CommitFailedException.class);
                assertThat(member.committed(Set.of(PARTITION)).get(PARTITION).offset())
                        .as("what was committed stays as it was")
                        .isEqualTo(1);
            }
        }
    }

    /** As Kafka Streams does when only a clock set off what was written. */
    private static void commitWithoutOffsets(DecisiveProducer producer, Consumer<byte[], byte[]> member) {
        producer.beginTransaction();
        producer.send(new ProducerRecord<>(TOPIC, new byte[1]), IGNORED);
        producer.flush();
        producer.sendOffsetsToTransaction(Map.of(), member.groupMetadata());
        producer.commitTransaction();
    }

    /** A member that has the partition, and has committed an offset of it. */
    private Consumer<byte[], byte[]> member() {
        Consumer<byte[], byte[]> member = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        cluster.bootstrapServers(),
                        ConsumerConfig.GROUP_ID_CONFIG,
                        GROUP,
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG,
                        30_000),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        member.subscribe(List.of(TOPIC));
        await().until(() -> {
            member.poll(Duration.ofMillis(100));
            return !member.assignment().isEmpty();
        });
        member.commitSync(Map.of(PARTITION, new OffsetAndMetadata(1)));
        return member;
    }

    private DecisiveProducer producer() {
        return producer(member -> Map.of());
    }

    private DecisiveProducer producer(OwnOffsets committed) {
        return new DecisiveProducer(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, cluster.bootstrapServers(),
                        ProducerConfig.TRANSACTIONAL_ID_CONFIG, "decisive",
                        ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000,
                        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 1_000,
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 2_000,
                        ProducerConfig.LINGER_MS_CONFIG, 0),
                committed);
    }

    /** Where a reader of committed records would wait. */
    private long stableOffset() throws Exception {
        TopicPartition partition = new TopicPartition(TOPIC, 0);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", cluster.bootstrapServers()))) {
            return admin.listOffsets(
                            Map.of(partition, OffsetSpec.latest()),
                            new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                    .partitionResult(partition)
                    .get()
                    .offset();
        }
    }
}
