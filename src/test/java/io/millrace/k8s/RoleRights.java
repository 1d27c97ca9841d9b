package io.millrace.k8s;

import static io.millrace.k8s.Manifest.stream;
import static io.millrace.k8s.Manifest.texts;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.app.Permission;
import io.millrace.app.Permissions;
import io.millrace.config.Role;
import io.millrace.topic.Topics;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.utils.SecurityUtils;

/**
 * The rights of Strimzi's user for all roles, held against {@link Permissions} both ways: whatever a role needs is granted, and
 * whatever is granted some role needs. Wider than that are only patterns for everything that the installation owns.
 */
record RoleRights(List<Permission> granted, Topics topics) {

    static RoleRights of(Manifest user, Topics topics) {
        return new RoleRights(
                stream(user.at("/spec/authorization/acls"))
                        .flatMap(RoleRights::permissions)
                        .toList(),
                topics);
    }

    Stream<String> problems() {
        List<Permission> needed = Stream.of(Role.values())
                .flatMap(role -> Permissions.of(topics, role).stream())
                .distinct()
                .toList();
        Set<String> owned = Set.of(topics.applicationId() + ".", topics.applicationId() + "-");
        return Expect.all(
                needed.stream()
                        .filter(need -> granted.stream().noneMatch(right -> includes(right, need)))
                        .map(need -> "no right to " + need),
                granted.stream()
                        .filter(right -> needed.stream().noneMatch(need -> includes(right, need)))
                        .map(right -> "nobody needs " + right),
                granted.stream()
                        .filter(right -> isPrefixed(right)
                                && !owned.contains(right.resource().name()))
                        .map(right -> "also of others: " + right));
    }

    private static Stream<Permission> permissions(JsonNode acl) {
        ResourcePattern resource = new ResourcePattern(
                SecurityUtils.resourceType(acl.at("/resource/type").asText()),
                acl.at("/resource/name").asText(),
                acl.at("/resource/patternType").asText().equals("prefix") ? PatternType.PREFIXED : PatternType.LITERAL);
        return texts(acl.at("/operations")).stream()
                .map(operation -> new Permission(resource, SecurityUtils.operation(operation)));
    }

    private static boolean includes(Permission right, Permission need) {
        boolean sameKind = right.resource().resourceType() == need.resource().resourceType()
                && right.operation() == need.operation();
        return sameKind
                && (isPrefixed(right)
                        ? need.resource().name().startsWith(right.resource().name())
                        : need.resource().equals(right.resource()));
    }

    private static boolean isPrefixed(Permission permission) {
        return permission.resource().patternType() == PatternType.PREFIXED;
    }
}
