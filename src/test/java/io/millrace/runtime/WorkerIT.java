package io.millrace.runtime;

import static io.millrace.runtime.CommandTask.DONE;
import static io.millrace.runtime.CommandTask.STARTED;
import static io.millrace.runtime.CommandTask.unwanted;
import static io.millrace.runtime.CommandTask.wanted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.schema.Command;
import io.millrace.serde.AvroSerdes;
import io.millrace.testing.Broker;
import io.millrace.testing.CapturedLog;
import io.millrace.testing.TestRecords;
import io.millrace.testing.TestTopics;
import io.millrace.testing.WithBroker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Workers in one group, one of which loses its place while it works. */
@WithBroker
class WorkerIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int POLL_INTERVAL_MS = 3_000;
    private static final int REMOVALS = 4;
    private static final Duration SOME_POLLS = Duration.ofSeconds(2);

    private final String group = TestTopics.unique("group");
    private final TopicPartition input = new TopicPartition(TestTopics.unique("commands"), 0);
    private final String output = TestTopics.unique("results");
    private final List<Worker<Command>> workers = new ArrayList<>();
    private KafkaClients clients;
    private Admin admin;

    @BeforeEach
    void start(Broker broker) throws Exception {
        clients = new KafkaClients(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        broker.bootstrapServers(),
                        ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG,
                        200,
                        ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG,
                        POLL_INTERVAL_MS),
                new AvroSerdes(Map.of("schema.registry.url", "mock://" + group)));
        admin = Admin.create(clients.config());
        admin.createTopics(List.of(new NewTopic(input.topic(), 1, (short) 1), new NewTopic(output, 1, (short) 1)))
                .all()
                .get();
    }

    @AfterEach
    void stop() {
        workers.forEach(Worker::close);
        admin.close();
    }

    @Test
    void shouldRefuseWhatAReplacedWorkerSaysItBegins() throws Exception {
        try (CapturedLog log = new CapturedLog()) {
            // Given
            CountDownLatch paused = new CountDownLatch(1);
            CountDownLatch resumed = new CountDownLatch(1);
            CommandTask zombie = new CommandTask(output);
            zombie.beforeStarting = () -> {
                paused.countDown();
                waitFor(resumed);
            };
            write(wanted("a"));
            start(zombie);
            waitFor(paused);

            // When
            CommandTask successor = new CommandTask(output);
            successor.ends.release();
            start(successor);
            await("the successor").atMost(LIMIT).until(() -> results().contains("a " + DONE));
            resumed.countDown();
            await("the refusal").atMost(LIMIT).until(() -> log.text().contains("lost its place in the group"));

            // Then
            assertThat(results()).containsExactly("a " + STARTED, "a " + DONE);
            assertThat(zombie.begun).isEmpty();
            assertThat(log.text()).doesNotContain("failed and starts over");
        }
    }

    @Test
    void shouldFinishAnEffectWhosePartitionComesBackAndLoseNothingElse() throws Exception {
        // Given
        admin.createPartitions(Map.of(input.topic(), NewPartitions.increaseTo(2)))
                .all()
                .get();
        CommandTask task = new CommandTask(output);
        write(wanted("a"), unwanted("b"), wanted("c"));
        start(task);
        assertThat(task.begun.poll(LIMIT.toSeconds(), TimeUnit.SECONDS)).isEqualTo("a");
        write(1, wanted("other"));

        // When
        String before = memberOfThePartition();
        removeMembers();
        await("the same worker, as another member")
                .atMost(LIMIT)
                .until(() -> !memberOfThePartition().isEmpty()
                        && !memberOfThePartition().equals(before));
        await("what a poll would bring").during(SOME_POLLS).until(task.begun::isEmpty);
        task.ends.release(3);
        await("all results").atMost(LIMIT).until(() -> results().size() == 6);

        // Then
        assertThat(results()).startsWith("a " + STARTED, "a " + DONE);
        assertThat(done()).containsExactlyInAnyOrder("a", "c", "other");
        assertThat(task.begun).containsExactlyInAnyOrder("c", "other");
    }

    @Test
    void shouldPublishEachResultOnceWhoeverGetsThePartition() throws Exception {
        // Given
        List<String> ids = IntStream.range(0, 5).mapToObj(i -> "command-" + i).toList();
        write(ids.stream().map(CommandTask::wanted).toArray(Command[]::new));
        CommandTask task = new CommandTask(output);
        start(task);
        start(task);

        // When
        for (int i = 0; i < REMOVALS; i++) {
            assertThat(task.begun.poll(LIMIT.toSeconds(), TimeUnit.SECONDS)).isNotNull();
            removeMembers();
            task.ends.release();
        }
        task.ends.release(ids.size());
        await("an offset behind the last").atMost(LIMIT).until(() -> committed() == ids.size());

        // Then
        assertThat(done()).isEqualTo(ids);
        assertThat(workers).allSatisfy(worker -> assertThat(worker.failure()).isNotDone());
    }

    @Test
    void shouldPassWhatIsNotWanted() throws Exception {
        // Given
        write(unwanted("a"), unwanted("b"));

        // When
        start(new CommandTask(output));

        // Then
        await("no lag").atMost(LIMIT).until(() -> committed() == 2);
    }

    @Test
    void shouldBeReadyWithoutAPartitionWhenAnotherHasItAll() throws Exception {
        // Given
        start(new CommandTask(output));
        await("the first").atMost(LIMIT).until(() -> !memberOfThePartition().isEmpty());

        // When
        start(new CommandTask(output));

        // Then
        await("both").atMost(LIMIT).until(() -> workers.stream().allMatch(Service::isReady));
    }

    private void start(CommandTask task) {
        Worker<Command> worker =
                new Worker<>("worker-" + workers.size(), group, input.topic(), Command.class, clients, task);
        workers.add(worker);
        worker.start();
    }

    private void write(Command... commands) {
        write(0, commands);
    }

    private void write(int partition, Command... commands) {
        try (Producer<String, SpecificRecord> producer = clients.producer()) {
            for (Command command : commands) {
                producer.send(new ProducerRecord<>(input.topic(), partition, command.getCommandId(), command));
            }
        }
    }

    /** What was published and committed: id and reason. */
    private List<String> results() {
        return TestRecords.read(
                        (String) clients.config().get(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG),
                        output,
                        new StringDeserializer(),
                        clients.serdes().value(Command.class).deserializer())
                .stream()
                .map(result -> result.key() + " " + result.value().getReason())
                .toList();
    }

    private List<String> done() {
        return results().stream()
                .filter(result -> result.endsWith(" " + DONE))
                .map(result -> result.substring(0, result.indexOf(' ')))
                .toList();
    }

    /** The id of the member that has the partition; empty if none has. */
    private String memberOfThePartition() throws Exception {
        return members().stream()
                .filter(member -> member.assignment().topicPartitions().contains(input))
                .map(member -> member.consumerId())
                .findFirst()
                .orElse("");
    }

    /** None while nobody has ever joined. */
    private Collection<MemberDescription> members() throws Exception {
        try {
            return admin.describeConsumerGroups(List.of(group))
                    .describedGroups()
                    .get(group)
                    .get()
                    .members();
        } catch (ExecutionException e) {
            assertThat(e).hasCauseInstanceOf(GroupIdNotFoundException.class);
            return List.of();
        }
    }

    private void removeMembers() throws Exception {
        admin.removeMembersFromConsumerGroup(group, new RemoveMembersFromConsumerGroupOptions())
                .all()
                .get();
    }

    private long committed() throws Exception {
        OffsetAndMetadata committed = admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get()
                .get(input);
        return committed == null ? -1 : committed.offset();
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            assertThat(latch.await(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
