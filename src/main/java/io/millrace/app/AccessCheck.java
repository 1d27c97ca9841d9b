package io.millrace.app;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.MemberToRemove;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.resource.ResourceType;

/**
 * Asks the cluster which permissions are missing, before anything runs and as the user that will run, who need not be
 * allowed to see ACLs.
 *
 * <p>Of topics the cluster tells what is allowed (KIP-430). For the rest something is asked for that needs the permission
 * and changes nothing: a topic is created for validation only, a member that does not exist leaves the group, a
 * transactional id that nobody has is fenced. Topics that are not there yet cannot be asked about, and so internal ones not
 * before the first start, except for their creation.
 */
final class AccessCheck {

    /** Names nobody and nothing. */
    private static final String NOBODY = "access-check";

    /** Of a topic that may not be described: whoever may read or write may describe too, of the rest nothing is known. */
    private static final Set<AclOperation> HIDDEN = Set.of(AclOperation.DESCRIBE_CONFIGS);

    private final Admin admin;
    private final Map<String, Set<AclOperation>> allowed = new HashMap<>();

    private AccessCheck(Admin admin) {
        this.admin = admin;
    }

    /**
     * Refuses to go on without all permissions.
     *
     * @throws AccessException naming all that are missing; or if the cluster does not answer, or does not let us in
     */
    static void require(Admin admin, Collection<Permission> needed) {
        List<Permission> missing = new AccessCheck(admin).missing(needed);
        if (!missing.isEmpty()) {
            String list = missing.stream().map(Permission::toString).collect(Collectors.joining(", "));
            throw new AccessException("the user of this process has no permission on the cluster for " + list
                    + "; grant it, `millrace acls` prints all that each role needs");
        }
    }

    /** All questions are under way before the first answer is waited for. */
    private List<Permission> missing(Collection<Permission> needed) {
        Map<Permission, KafkaFuture<?>> asked = new HashMap<>();
        needed.stream()
                .filter(permission -> !isDescribed(permission))
                .forEach(permission -> asked.put(permission, ask(permission)));
        describe(existing(needed.stream().filter(AccessCheck::isDescribed).toList()));
        return needed.stream()
                .filter(permission ->
                        isDescribed(permission) ? isForbidden(permission) : isRefused(asked.get(permission)))
                .toList();
    }

    private static boolean isDescribed(Permission permission) {
        return permission.resource().resourceType() == ResourceType.TOPIC
                && permission.operation() != AclOperation.CREATE;
    }

    private KafkaFuture<?> ask(Permission permission) {
        String name = permission.resource().name();
        return switch (permission.resource().resourceType()) {
            case TOPIC -> create(name + NOBODY);
            case GROUP -> leave(name);
            case TRANSACTIONAL_ID ->
                admin.fenceProducers(List.of(name + NOBODY)).all();
            default -> throw new IllegalArgumentException("nobody needs " + permission);
        };
    }

    /** Those that are named, whether they are there or not, and those that are there and begin as they should. */
    private Set<String> existing(Collection<Permission> onTopics) {
        Set<String> names = new HashSet<>();
        onTopics.stream()
                .filter(permission -> !permission.isPrefixed())
                .forEach(permission -> names.add(permission.resource().name()));
        Set<String> visible = Reply.to(admin.listTopics().names()).value();
        if (visible != null) {
            visible.stream()
                    .filter(name -> onTopics.stream().anyMatch(permission -> permission.covers(name)))
                    .forEach(names::add);
        }
        return names;
    }

    private void describe(Set<String> names) {
        DescribeTopicsOptions options = new DescribeTopicsOptions().includeAuthorizedOperations(true);
        admin.describeTopics(names, options).topicNameValues().forEach((name, future) -> {
            Reply<TopicDescription> reply = Reply.to(future);
            if (reply.isRefusal()) {
                allowed.put(name, HIDDEN);
            } else if (reply.value() != null && reply.value().authorizedOperations() != null) {
                allowed.put(name, reply.value().authorizedOperations());
            }
        });
    }

    private boolean isForbidden(Permission permission) {
        return allowed.entrySet().stream()
                .filter(topic -> permission.covers(topic.getKey()))
                .anyMatch(topic -> !topic.getValue().contains(permission.operation()));
    }

    private KafkaFuture<Void> create(String topic) {
        NewTopic nothing = new NewTopic(topic, Optional.empty(), Optional.empty());
        return admin.createTopics(List.of(nothing), new CreateTopicsOptions().validateOnly(true))
                .all();
    }

    private KafkaFuture<Void> leave(String group) {
        return admin.removeMembersFromConsumerGroup(
                        group, new RemoveMembersFromConsumerGroupOptions(Set.of(new MemberToRemove(NOBODY))))
                .all();
    }

    /** Any other answer means that it is allowed: that nobody is a member, for example. */
    private static boolean isRefused(KafkaFuture<?> future) {
        return Reply.to(future).isRefusal();
    }

    private record Reply<T>(T value, Throwable failure) {

        static <T> Reply<T> to(KafkaFuture<T> future) {
            try {
                return new Reply<>(future.get(), null);
            } catch (ExecutionException e) {
                return new Reply<>(null, answered(e.getCause()));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AccessException("interrupted: could not ask the cluster what is allowed", e);
            }
        }

        /** Without an answer the next questions need not be asked. */
        private static Throwable answered(Throwable failure) {
            if (failure instanceof TimeoutException || failure instanceof AuthenticationException) {
                throw new AccessException(
                        "could not ask the cluster what is allowed: " + failure.getMessage()
                                + "; check bootstrap.servers and the keys kafka.security.protocol, kafka.sasl.* and"
                                + " kafka.ssl.*",
                        failure);
            }
            return failure;
        }

        boolean isRefusal() {
            return failure instanceof AuthorizationException;
        }
    }
}
