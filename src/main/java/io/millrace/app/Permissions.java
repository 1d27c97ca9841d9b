package io.millrace.app;

import static org.apache.kafka.common.acl.AclOperation.CREATE;
import static org.apache.kafka.common.acl.AclOperation.DELETE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE_CONFIGS;
import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.apache.kafka.common.acl.AclOperation.WRITE;
import static org.apache.kafka.common.resource.ResourceType.GROUP;
import static org.apache.kafka.common.resource.ResourceType.TOPIC;
import static org.apache.kafka.common.resource.ResourceType.TRANSACTIONAL_ID;

import io.millrace.config.Role;
import io.millrace.topic.Topics;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AclOperation;

/**
 * What each role must be allowed to do on the cluster, and no more: the one source of what {@code millrace acls} prints, of
 * the check at start-up, and of the tests. Pure.
 *
 * <p>A role reads or writes its topics, and looks at their settings when it starts. It works in a group, the builder in two, whose
 * name its transactional ids begin with. A topology also has internal topics that begin so; Kafka Streams creates them, and deletes
 * what was read from those that repartition. The role {@code api} needs nothing.
 */
public final class Permissions {

    private static final List<AclOperation> ON_INTERNAL_TOPICS = List.of(READ, WRITE, CREATE, DESCRIBE_CONFIGS);

    /** The topologies with repartition topics. */
    private static final Set<Role> REPARTITIONING = Set.of(Role.CURATION);

    private Permissions() {}

    /** What a role needs, topics first. */
    public static List<Permission> of(Topics topics, Role role) {
        return Stream.of(onTopics(topics, role), onInternalTopics(topics, role), onGroups(topics, role))
                .flatMap(permissions -> permissions)
                .toList();
    }

    /** What a user needs who runs several roles, each once. */
    public static List<Permission> of(Topics topics, Collection<Role> roles) {
        return roles.stream()
                .flatMap(role -> of(topics, role).stream())
                .distinct()
                .toList();
    }

    /** The topics that some roles use, without internal ones. */
    static List<String> topics(Topics topics, Collection<Role> roles) {
        return roles.stream().flatMap(role -> used(topics, role)).distinct().toList();
    }

    /** The topics that a role reads, without internal ones. */
    static List<String> reads(Topics topics, Role role) {
        return switch (role) {
            case CURATION -> List.of(topics.reviews(), topics.feedback());
            case SNAPSHOTS -> List.of(topics.trainingRecords(), topics.windows());
            case BUILDER -> List.of(topics.snapshots(), topics.trainingRecords(), topics.decisions());
            case RETRAINING -> List.of(topics.snapshots(), topics.jobs(), topics.models(), topics.commands());
            case TRAINER -> List.of(topics.jobs(), topics.models(), topics.snapshots());
            case SCORER -> List.of(topics.reviews(), topics.models());
            case MONITOR -> List.of(topics.predictions(), topics.feedback());
            case API -> List.of();
        };
    }

    /** The topics that a role writes, without internal ones. */
    static List<String> writes(Topics topics, Role role) {
        return switch (role) {
            case CURATION -> List.of(topics.decisions(), topics.trainingRecords(), topics.deadLetters());
            case SNAPSHOTS -> List.of(topics.windows(), topics.snapshots(), topics.deadLetters());
            case BUILDER -> List.of(topics.snapshots());
            case RETRAINING -> List.of(topics.jobs(), topics.models(), topics.deadLetters());
            case TRAINER -> List.of(topics.jobs(), topics.models());
            case SCORER -> List.of(topics.predictions());
            case MONITOR -> List.of(topics.outcomes(), topics.deadLetters());
            case API -> List.of();
        };
    }

    private static Stream<String> used(Topics topics, Role role) {
        return Stream.concat(reads(topics, role).stream(), writes(topics, role).stream())
                .distinct();
    }

    private static Stream<Permission> onTopics(Topics topics, Role role) {
        return used(topics, role)
                .flatMap(topic ->
                        operations(topics, role, topic).map(operation -> Permission.named(TOPIC, topic, operation)));
    }

    private static Stream<AclOperation> operations(Topics topics, Role role, String topic) {
        Stream<AclOperation> reading = reads(topics, role).contains(topic) ? Stream.of(READ) : Stream.of();
        Stream<AclOperation> writing = writes(topics, role).contains(topic) ? Stream.of(WRITE) : Stream.of();
        return Stream.of(reading, writing, Stream.of(DESCRIBE_CONFIGS)).flatMap(operations -> operations);
    }

    private static Stream<Permission> onInternalTopics(Topics topics, Role role) {
        return internal(role).map(operation -> Permission.prefixed(TOPIC, prefix(topics, role), operation));
    }

    private static Stream<AclOperation> internal(Role role) {
        Stream<AclOperation> owning = Topologies.ROLES.contains(role) ? ON_INTERNAL_TOPICS.stream() : Stream.of();
        return Stream.concat(owning, REPARTITIONING.contains(role) ? Stream.of(DELETE) : Stream.of());
    }

    private static Stream<Permission> onGroups(Topics topics, Role role) {
        return groups(topics, role)
                .flatMap(group -> Stream.of(
                        Permission.named(GROUP, group, READ),
                        Permission.prefixed(TRANSACTIONAL_ID, group + "-", WRITE)));
    }

    private static Stream<String> groups(Topics topics, Role role) {
        return switch (role) {
            case API -> Stream.of();
            case BUILDER -> Stream.of(Groups.of(topics, role), Groups.redaction(topics));
            default -> Stream.of(Groups.of(topics, role));
        };
    }

    private static String prefix(Topics topics, Role role) {
        return Groups.of(topics, role) + "-";
    }
}
