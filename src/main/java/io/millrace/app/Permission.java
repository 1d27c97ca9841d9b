package io.millrace.app;

import java.util.Locale;
import java.util.Objects;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/**
 * Something that a role must be allowed to do on the cluster.
 *
 * @param resource a topic, group or transactional id, by its name or by what its name begins with
 * @param operation what is done to it; reading and writing include describing
 */
public record Permission(ResourcePattern resource, AclOperation operation) {

    /** From which the operation may be asked for. */
    private static final String ANY_HOST = "*";

    public Permission {
        Objects.requireNonNull(resource, "resource");
        Objects.requireNonNull(operation, "operation");
    }

    static Permission named(ResourceType type, String name, AclOperation operation) {
        return new Permission(new ResourcePattern(type, name, PatternType.LITERAL), operation);
    }

    static Permission prefixed(ResourceType type, String prefix, AclOperation operation) {
        return new Permission(new ResourcePattern(type, prefix, PatternType.PREFIXED), operation);
    }

    /**
     * The ACL that gives it, from any host.
     *
     * @param principal to whom, with its type: {@code User:millrace}
     */
    public AclBinding to(String principal) {
        return new AclBinding(
                resource, new AccessControlEntry(principal, ANY_HOST, operation, AclPermissionType.ALLOW));
    }

    /** Whether something of the same type and that name is meant. */
    boolean covers(String name) {
        return isPrefixed() ? name.startsWith(resource.name()) : name.equals(resource.name());
    }

    boolean isPrefixed() {
        return resource.patternType() == PatternType.PREFIXED;
    }

    /** For people: {@code READ on topic reviews}, {@code CREATE on topic millrace-curation-*}. */
    @Override
    public String toString() {
        String type = resource.resourceType().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return operation + " on " + type + " " + resource.name() + (isPrefixed() ? "*" : "");
    }
}
