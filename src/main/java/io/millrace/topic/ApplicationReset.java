package io.millrace.topic;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.GroupType;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Takes an application back to where it has read nothing. All its processes, on all machines, must be stopped.
 *
 * <p>Both actions are idempotent, and one that was interrupted is finished by doing it again. Offsets go first: an
 * application with old state and no offsets reads again what it knows, but one with offsets and no state would have
 * lost it.
 *
 * <p>Local state of other machines is not reached; without its groups and changelogs it is stale and must be deleted
 * there, as {@code reset} there does.
 */
public final class ApplicationReset {

    private static final Set<GroupState> INACTIVE = Set.of(GroupState.EMPTY, GroupState.DEAD);

    private final Admin admin;
    private final TopicCatalogue catalogue;
    private final ResetScope scope;

    /** A reset on the admin client's cluster; the client is not closed. */
    public ApplicationReset(Admin admin, TopicCatalogue catalogue, ResetScope scope) {
        this.admin = Objects.requireNonNull(admin, "admin");
        this.catalogue = Objects.requireNonNull(catalogue, "catalogue");
        this.scope = Objects.requireNonNull(scope, "scope");
    }

    /**
     * Deletes groups with their offsets, internal topics and local state. Keeps every topic of the catalogue.
     *
     * @throws TopicException if a group still has members, before anything is deleted; or if the cluster refuses
     */
    public ResetReport reset() {
        return delete(scope::isInternal);
    }

    /**
     * Does what {@link #reset()} does, and deletes every topic of the catalogue but the inputs.
     *
     * @throws TopicException as {@link #reset()}
     */
    public ResetReport clean() {
        Set<String> owned = catalogue.owned().stream().map(TopicSpec::name).collect(Collectors.toSet());
        return delete(topic -> owned.contains(topic) || scope.isInternal(topic));
    }

    private ResetReport delete(Predicate<String> topics) {
        List<String> groups = deleteGroups();
        List<String> deleted = deleteTopics(topics);
        List<Path> directories =
                scope.directories().stream().filter(Directories::delete).toList();
        return new ResetReport(groups, deleted, directories);
    }

    private List<String> deleteGroups() {
        List<GroupListing> groups = groups();
        groups.forEach(ApplicationReset::requireInactive);
        return groups.stream()
                .filter(this::delete)
                .map(GroupListing::groupId)
                .sorted()
                .toList();
    }

    private boolean delete(GroupListing group) {
        List<String> id = List.of(group.groupId());
        boolean streams = group.type().filter(GroupType.STREAMS::equals).isPresent();
        KafkaFuture<Void> answer = streams
                ? admin.deleteStreamsGroups(id).all()
                : admin.deleteConsumerGroups(id).all();
        return Answer.unless(GroupIdNotFoundException.class, "delete group " + group.groupId(), answer);
    }

    private List<GroupListing> groups() {
        Collection<GroupListing> all =
                Answer.to("list groups", admin.listGroups().all());
        return all.stream()
                .filter(group -> scope.groups().contains(group.groupId()))
                .toList();
    }

    private static void requireInactive(GroupListing group) {
        GroupState state = group.groupState().orElse(GroupState.UNKNOWN);
        if (!INACTIVE.contains(state)) {
            throw new TopicException(("group %s is still active (%s); stop every process of the application,"
                            + " or wait for the session timeout if one was killed")
                    .formatted(group.groupId(), state));
        }
    }

    private List<String> deleteTopics(Predicate<String> filter) {
        return Answer.to("list topics", admin.listTopics().names()).stream()
                .filter(filter)
                .filter(this::deleteTopic)
                .sorted()
                .toList();
    }

    private boolean deleteTopic(String name) {
        return Answer.unless(
                UnknownTopicOrPartitionException.class,
                "delete topic " + name,
                admin.deleteTopics(List.of(name)).all());
    }
}
