package io.millrace.cli;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.ListStreamsGroupOffsetsSpec;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.GroupType;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/** Asks the cluster for the state and the lag of groups, whichever protocol they use. */
final class GroupReader {

    private final Admin admin;
    private final Map<String, GroupListing> groups;

    GroupReader(Admin admin) {
        this.admin = admin;
        Collection<GroupListing> all =
                Session.answer("list groups", admin.listGroups().all());
        this.groups = all.stream().collect(Collectors.toMap(GroupListing::groupId, group -> group, (a, b) -> a));
    }

    GroupStatus read(String id) {
        GroupListing group = groups.get(id);
        if (group == null) {
            return GroupStatus.NEVER_RAN;
        }
        boolean streams = group.type().filter(GroupType.STREAMS::equals).isPresent();
        return streams ? streams(group) : consumers(group);
    }

    private GroupStatus consumers(GroupListing group) {
        String id = group.groupId();
        ConsumerGroupDescription description = Session.answer(
                        "describe group " + id,
                        admin.describeConsumerGroups(List.of(id)).all())
                .get(id);
        Map<TopicPartition, Long> positions = new HashMap<>();
        description
                .members()
                .forEach(member ->
                        member.assignment().topicPartitions().forEach(partition -> positions.put(partition, 0L)));
        positions.putAll(positions(Session.answer(
                "read the offsets of group " + id,
                admin.listConsumerGroupOffsets(id).partitionsToOffsetAndMetadata())));
        return status(description.groupState(), description.members().size(), positions);
    }

    private GroupStatus streams(GroupListing group) {
        String id = group.groupId();
        int members = Session.answer(
                        "describe group " + id,
                        admin.describeStreamsGroups(List.of(id)).all())
                .get(id)
                .members()
                .size();
        Map<TopicPartition, OffsetAndMetadata> committed = Session.answer(
                "read the offsets of group " + id,
                admin.listStreamsGroupOffsets(Map.of(id, new ListStreamsGroupOffsetsSpec()))
                        .partitionsToOffsetAndMetadata(id));
        return status(group.groupState().orElse(GroupState.UNKNOWN), members, positions(committed));
    }

    private GroupStatus status(GroupState state, int members, Map<TopicPartition, Long> positions) {
        Map<TopicPartition, Long> ends = ends(positions.keySet());
        long lag = positions.entrySet().stream()
                .mapToLong(position -> Math.max(0, ends.get(position.getKey()) - position.getValue()))
                .sum();
        return new GroupStatus(word(state), members, lag);
    }

    private static String word(GroupState state) {
        return switch (state) {
            case STABLE -> "running";
            case EMPTY, DEAD, UNKNOWN -> "stopped";
            default -> "rebalancing";
        };
    }

    /** Offsets up to which transactions are decided; their markers count as records, here as anywhere in Kafka. */
    private Map<TopicPartition, Long> ends(Collection<TopicPartition> partitions) {
        return offsets(admin, partitions, OffsetSpec.latest());
    }

    static Map<TopicPartition, Long> offsets(Admin admin, Collection<TopicPartition> partitions, OffsetSpec spec) {
        Map<TopicPartition, OffsetSpec> request =
                partitions.stream().collect(Collectors.toMap(partition -> partition, partition -> spec));
        Map<TopicPartition, ListOffsetsResultInfo> found = Session.answer(
                "read offsets",
                admin.listOffsets(request, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                        .all());
        Map<TopicPartition, Long> offsets = new HashMap<>();
        found.forEach((partition, info) -> offsets.put(partition, info.offset()));
        return offsets;
    }

    private static Map<TopicPartition, Long> positions(Map<TopicPartition, OffsetAndMetadata> committed) {
        Map<TopicPartition, Long> positions = new HashMap<>();
        committed.forEach((partition, offset) -> {
            if (offset != null) {
                positions.put(partition, offset.offset());
            }
        });
        return positions;
    }
}
