package io.millrace.cli;

import io.millrace.app.Groups;
import io.millrace.config.Role;
import io.millrace.schema.Outcome;
import io.millrace.schema.RetrainingJob;
import io.millrace.schema.Snapshot;
import io.millrace.schema.SnapshotState;
import io.millrace.topic.TopicSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;

/** Gathers the status from groups and topics. For one thread. */
final class StatusReader {

    private final Session session;
    private final List<Snapshot> snapshots;
    private final List<RetrainingJob> jobs;

    StatusReader(Session session) {
        this.session = session;
        this.snapshots = SnapshotsCommand.all(session);
        try (FoldedTopic<RetrainingJob> all = session.fold(session.topics().jobs(), RetrainingJob.class)) {
            this.jobs = List.copyOf(all.current().values());
        }
    }

    InstallationStatus read() {
        try (Models models = new Models(session)) {
            return new InstallationStatus(
                    roles(),
                    lengths(),
                    deadLetters(),
                    snapshots.isEmpty() ? null : snapshots.get(snapshots.size() - 1),
                    RetrainCommand.last(jobs),
                    models.champion(),
                    live());
        }
    }

    /** The api is in no group. */
    private Map<String, GroupStatus> roles() {
        GroupReader groups = new GroupReader(session.admin());
        Map<String, GroupStatus> roles = new LinkedHashMap<>();
        for (Role role : Role.values()) {
            if (role != Role.API) {
                roles.put(role.label(), status(role, groups.read(Groups.of(session.topics(), role))));
            }
        }
        return roles;
    }

    /** Workers commit only what they work on, so what waits for them is told by the records themselves. */
    private GroupStatus status(Role role, GroupStatus group) {
        return switch (role) {
            case BUILDER -> new GroupStatus(group.state(), group.members(), planned());
            case TRAINER -> new GroupStatus(group.state(), group.members(), inFlight());
            default -> group;
        };
    }

    private long planned() {
        return snapshots.stream()
                .filter(snapshot -> snapshot.getState() == SnapshotState.PLANNED)
                .count();
    }

    private long inFlight() {
        return jobs.stream().filter(RetrainCommand::isInFlight).count();
    }

    private Map<String, Long> lengths() {
        List<String> names =
                session.config().catalogue().all().stream().map(TopicSpec::name).toList();
        List<TopicPartition> partitions = partitions(names);
        Map<TopicPartition, Long> ends = GroupReader.offsets(session.admin(), partitions, OffsetSpec.latest());
        Map<TopicPartition, Long> begins = GroupReader.offsets(session.admin(), partitions, OffsetSpec.earliest());
        Map<String, Long> lengths = new LinkedHashMap<>();
        names.forEach(name -> lengths.put(name, 0L));
        ends.forEach((partition, end) -> lengths.merge(partition.topic(), end - begins.get(partition), Long::sum));
        return lengths;
    }

    private List<TopicPartition> partitions(List<String> topics) {
        Map<String, TopicDescription> descriptions = Session.answer(
                "describe topics", session.admin().describeTopics(topics).allTopicNames());
        return descriptions.values().stream()
                .flatMap(topic -> topic.partitions().stream()
                        .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                .toList();
    }

    private long deadLetters() {
        AtomicLong count = new AtomicLong();
        try (TopicReader<Outcome> reader = session.read(session.topics().deadLetters(), Outcome.class)) {
            reader.drain(event -> count.incrementAndGet());
        }
        return count.get();
    }

    private SortedMap<String, LiveAccuracy.Score> live() {
        LiveAccuracy accuracy = new LiveAccuracy();
        try (TopicReader<Outcome> reader = session.read(session.topics().outcomes(), Outcome.class)) {
            reader.drain(event -> accuracy.add(reader.value(event)));
        }
        return accuracy.scores();
    }
}
