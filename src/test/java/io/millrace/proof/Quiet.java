package io.millrace.proof;

import io.millrace.app.Groups;
import io.millrace.topic.Topics;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/**
 * Tells when a service has nothing left to do: no transaction is open anywhere, every group has committed all that there is
 * to read, and nothing was written for longer than any of its deadlines. For one thread.
 */
final class Quiet {

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Admin admin;
    private final Archive archive;
    private final Topics topics;
    private final Duration calm;
    private Map<TopicPartition, Long> ends = Map.of();
    private long changedAt = System.nanoTime();

    /**
     * Prepares to wait.
     *
     * @param admin asks the cluster
     * @param archive all topics; it is read on meanwhile
     * @param topics the topic names
     * @param calm longer than every deadline by which the service writes without new input
     */
    Quiet(Admin admin, Archive archive, Topics topics, Duration calm) {
        this.admin = admin;
        this.archive = archive;
        this.topics = topics;
        this.calm = calm;
    }

    /** Returns when all is quiet, and fails after the limit, saying what is not. */
    void await(Duration limit) {
        await(limit, this::unrest);
    }

    /**
     * Waits until all is quiet, has the service stopped, and tells all that was written until then: those who look for work now and
     * then may have begun some just as all seemed quiet.
     *
     * @param limit how long to wait for quiet, and for what the service leaves unfinished to be aborted
     * @param stop returns when no process of the service is left
     * @return topic → its committed records, by partition and offset
     */
    SortedMap<String, List<ConsumerRecord<byte[], byte[]>>> logsAfter(Duration limit, Runnable stop) {
        await(limit);
        stop.run();
        await(limit, this::openTransactions);
        archive.readOn();
        return archive.logs();
    }

    private static void await(Duration limit, Supplier<Collection<String>> unrest) {
        SortedSet<String> last = new TreeSet<>();
        try {
            Awaitility.await("quiet").pollInterval(PAUSE).atMost(limit).until(() -> isQuiet(unrest.get(), last));
        } catch (ConditionTimeoutException e) {
            throw new AssertionError("not quiet after " + limit + ":\n" + String.join("\n", last), e);
        }
    }

    private static boolean isQuiet(Collection<String> unrest, SortedSet<String> last) {
        last.clear();
        last.addAll(unrest);
        return last.isEmpty();
    }

    /** What goes on, in words; empty when nothing does. */
    private Collection<String> unrest() {
        archive.readOn();
        Map<TopicPartition, Long> now = archive.ends();
        if (!now.equals(ends)) {
            ends = now;
            changedAt = System.nanoTime();
        }
        SortedSet<String> unrest = new TreeSet<>(openTransactions());
        unrest.addAll(lags());
        if (System.nanoTime() - changedAt < calm.toNanos()) {
            unrest.add("records were written less than " + calm.toSeconds() + " s ago");
        }
        return unrest;
    }

    /** A partition has an open transaction if the committed end is before the end. */
    private Collection<String> openTransactions() {
        Map<TopicPartition, Long> committed = latest(IsolationLevel.READ_COMMITTED);
        Map<TopicPartition, Long> written = latest(IsolationLevel.READ_UNCOMMITTED);
        return written.keySet().stream()
                .filter(partition -> !written.get(partition).equals(committed.get(partition)))
                .map(partition -> "open transaction in " + partition)
                .toList();
    }

    private Map<TopicPartition, Long> latest(IsolationLevel level) {
        Map<TopicPartition, OffsetSpec> specs =
                ends.keySet().stream().collect(Collectors.toMap(partition -> partition, any -> OffsetSpec.latest()));
        return get(admin.listOffsets(specs, new ListOffsetsOptions(level)).all()).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, end -> end.getValue().offset()));
    }

    private List<String> lags() {
        return Stream.concat(Groups.topologies(topics).stream(), Groups.workers(topics).stream())
                .flatMap(this::lag)
                .toList();
    }

    private Stream<String> lag(String group) {
        Map<TopicPartition, OffsetAndMetadata> committed =
                get(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
        if (committed.isEmpty()) {
            return Stream.of(group + " has read nothing yet");
        }
        List<String> read = committed.keySet().stream()
                .map(TopicPartition::topic)
                .distinct()
                .toList();
        return ends.keySet().stream()
                .filter(partition -> read.contains(partition.topic()))
                .filter(partition -> committed.get(partition) == null
                        || committed.get(partition).offset() < ends.get(partition))
                .map(partition -> group + " has not read all of " + partition);
    }

    private static <T> T get(KafkaFuture<T> answer) {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw new KafkaException("the cluster refuses to answer", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted", e);
        }
    }
}
