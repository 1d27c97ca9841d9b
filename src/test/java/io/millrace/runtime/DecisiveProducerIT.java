package io.millrace.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.embedded.ClusterConfig;
import io.millrace.embedded.EmbeddedCluster;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DecisiveProducerIT {

    private static final String TOPIC = "records";
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

    private DecisiveProducer producer() {
        return new DecisiveProducer(Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, cluster.bootstrapServers(),
                ProducerConfig.TRANSACTIONAL_ID_CONFIG, "decisive",
                ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 1_000,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 2_000,
                ProducerConfig.LINGER_MS_CONFIG, 0));
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
