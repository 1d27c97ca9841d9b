package io.millrace.proof.nemesis;

import io.millrace.app.Groups;
import io.millrace.config.ConfigKeys;
import io.millrace.config.MillraceConfig;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.StreamsGroupDescription;
import org.apache.kafka.clients.admin.StreamsGroupMemberAssignment.TaskIds;
import org.apache.kafka.clients.admin.StreamsGroupSubtopologyDescription;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** Asks the cluster for the groups of a service, whichever protocol they use. For one thread at a time. */
final class GroupReader implements AutoCloseable {

    private final Admin admin;
    private final List<String> consumers;
    private final List<String> streams;
    private final List<String> groups = new ArrayList<>();

    /** A reader of the groups of the roles of a configuration. */
    GroupReader(MillraceConfig config) {
        List<String> roles = config.roles().stream()
                .map(role -> Groups.of(config.topics(), role))
                .toList();
        boolean classic = "classic".equals(config.getString(ConfigKeys.GROUP_PROTOCOL));
        List<String> topologies = of(Groups.topologies(config.topics()), roles);
        consumers = new ArrayList<>(of(Groups.workers(config.topics()), roles));
        (classic ? consumers : groups).addAll(topologies);
        streams = List.copyOf(groups);
        groups.addAll(consumers);
        admin = admin(config.clients());
    }

    /** All groups that an instance with all roles is a member of. */
    List<String> groups() {
        return groups;
    }

    /** Asks; a group that nobody is in, and all while no broker answers, are missing. */
    Membership read() {
        Membership now = Membership.none();
        admin.describeConsumerGroups(consumers)
                .describedGroups()
                .forEach((group, answer) -> ifAnswered(answer, description -> addConsumers(now, description)));
        admin.describeStreamsGroups(streams)
                .describedGroups()
                .forEach((group, answer) -> ifAnswered(answer, description -> addStreams(now, description)));
        addOffsets(now);
        return now;
    }

    @Override
    public void close() {
        admin.close();
    }

    private static void addConsumers(Membership now, ConsumerGroupDescription group) {
        if (group.groupState() == GroupState.STABLE) {
            group.members()
                    .forEach(member -> now.add(
                            member.clientId(),
                            group.groupId(),
                            member.assignment().topicPartitions()));
        }
    }

    private static void addStreams(Membership now, StreamsGroupDescription group) {
        if (group.groupState() != GroupState.STABLE) {
            return;
        }
        Map<String, Set<String>> sources = group.subtopologies().stream()
                .collect(Collectors.toMap(StreamsGroupSubtopologyDescription::subtopologyId, GroupReader::sources));
        group.members().forEach(member -> {
            Set<TopicPartition> partitions = new HashSet<>();
            for (TaskIds tasks : member.assignment().activeTasks()) {
                sources.get(tasks.subtopologyId())
                        .forEach(topic -> tasks.partitions()
                                .forEach(partition -> partitions.add(new TopicPartition(topic, partition))));
            }
            now.add(member.clientId(), group.groupId(), partitions);
        });
    }

    private static Set<String> sources(StreamsGroupSubtopologyDescription subtopology) {
        Set<String> topics = new HashSet<>(subtopology.sourceTopics());
        topics.addAll(subtopology.repartitionSourceTopics().keySet());
        return topics;
    }

    private void addOffsets(Membership now) {
        var answers = admin.listConsumerGroupOffsets(
                groups.stream().collect(Collectors.toMap(group -> group, group -> new ListConsumerGroupOffsetsSpec())));
        groups.forEach(group -> ifAnswered(
                answers.partitionsToOffsetAndMetadata(group),
                offsets -> offsets.forEach((partition, offset) -> {
                    if (offset != null) {
                        now.committed().put(new Membership.Work(group, partition), offset.offset());
                    }
                })));
    }

    private static <T> void ifAnswered(KafkaFuture<T> answer, Consumer<T> then) {
        try {
            then.accept(Answers.of(answer));
        } catch (ExecutionException e) {
            // Brokers may be down, and groups may not exist yet: then there is nothing to tell of them.
        }
    }

    private static List<String> of(List<String> some, List<String> roles) {
        return some.stream().filter(roles::contains).toList();
    }

    private static Admin admin(Map<String, Object> clients) {
        Map<String, Object> settings = new HashMap<>(clients);
        int limit = (int) TimeUnit.SECONDS.toMillis(5);
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, limit);
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, limit);
        return Admin.create(settings);
    }
}
