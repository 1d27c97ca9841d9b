package io.millrace.app;

import io.millrace.config.Role;
import io.millrace.topic.Topics;
import java.util.List;
import java.util.stream.Stream;

/** The consumer groups; that of a topology is also its application id, which prefixes its internal topics. */
public final class Groups {

    private Groups() {}

    /** The group of a role. */
    public static String of(Topics topics, Role role) {
        return topics.applicationId() + "-" + role.label();
    }

    /** The application ids of the topologies. */
    public static List<String> topologies(Topics topics) {
        return of(topics, Topologies.ROLES.stream());
    }

    /** The groups of the workers. */
    public static List<String> workers(Topics topics) {
        return of(topics, Stream.of(Role.BUILDER, Role.TRAINER, Role.SCORER));
    }

    /**
     * The group of those who take erased reviews out of snapshots. Its offsets in the decisions stay behind until no snapshot can hold
     * what was erased, so its lag says nothing.
     */
    public static String redaction(Topics topics) {
        return topics.applicationId() + "-redaction";
    }

    private static List<String> of(Topics topics, Stream<Role> roles) {
        return roles.map(role -> of(topics, role)).toList();
    }
}
