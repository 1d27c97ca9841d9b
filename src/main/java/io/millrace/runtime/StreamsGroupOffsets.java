package io.millrace.runtime;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListStreamsGroupOffsetsOptions;
import org.apache.kafka.clients.admin.ListStreamsGroupOffsetsSpec;
import org.apache.kafka.clients.admin.StreamsGroupDescription;
import org.apache.kafka.clients.admin.StreamsGroupMemberAssignment.TaskIds;
import org.apache.kafka.clients.admin.StreamsGroupMemberDescription;
import org.apache.kafka.clients.admin.StreamsGroupSubtopologyDescription;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * Offsets of a member of a streams group (KIP-1071), whose consumer Kafka Streams makes by itself and shows to nobody. So the group
 * is asked which tasks the member has.
 *
 * @param admin stays open for as long as the member lives
 */
record StreamsGroupOffsets(Admin admin) implements OwnOffsets {

    private static final long LIMIT_SECONDS = 10;

    @Override
    public Map<TopicPartition, OffsetAndMetadata> any(ConsumerGroupMetadata member) {
        String id = member.groupId();
        StreamsGroupDescription group = answer(
                admin.describeStreamsGroups(List.of(id)).describedGroups().get(id));
        ListStreamsGroupOffsetsSpec wanted =
                new ListStreamsGroupOffsetsSpec().topicPartitions(partitions(group, member.memberId()));
        return OwnOffsets.first(answer(admin.listStreamsGroupOffsets(
                        Map.of(id, wanted), new ListStreamsGroupOffsetsOptions().requireStable(true))
                .partitionsToOffsetAndMetadata(id)));
    }

    private static Set<TopicPartition> partitions(StreamsGroupDescription group, String memberId) {
        Map<String, StreamsGroupSubtopologyDescription> subtopologies = group.subtopologies().stream()
                .collect(Collectors.toMap(StreamsGroupSubtopologyDescription::subtopologyId, Function.identity()));
        return member(group, memberId).assignment().activeTasks().stream()
                .flatMap(tasks -> inputs(subtopologies.get(tasks.subtopologyId()), tasks))
                .collect(Collectors.toSet());
    }

    private static StreamsGroupMemberDescription member(StreamsGroupDescription group, String memberId) {
        return group.members().stream()
                .filter(member -> member.memberId().equals(memberId))
                .findFirst()
                .orElseThrow(() -> new CommitFailedException("no member of group " + group.groupId() + " any more"));
    }

    private static Stream<TopicPartition> inputs(StreamsGroupSubtopologyDescription subtopology, TaskIds tasks) {
        return Stream.concat(
                        subtopology.sourceTopics().stream(), subtopology.repartitionSourceTopics().keySet().stream())
                .flatMap(topic -> tasks.partitions().stream().map(partition -> new TopicPartition(topic, partition)));
    }

    private static <T> T answer(KafkaFuture<T> question) {
        try {
            return question.get(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw refused(e.getCause());
        } catch (java.util.concurrent.TimeoutException e) {
            throw new TimeoutException("the group does not answer", e);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    /** Whatever the group has to say against it: only a member that it knows may commit. */
    private static CommitFailedException refused(Throwable cause) {
        CommitFailedException failure = new CommitFailedException("the group does not tell: " + cause.getMessage());
        failure.initCause(cause);
        return failure;
    }
}
