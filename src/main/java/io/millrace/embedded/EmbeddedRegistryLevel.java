package io.millrace.embedded;

import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;

/** Which versions of a subject a new schema must get along with, and who must be able to read whom. */
enum EmbeddedRegistryLevel {
    NONE(false, false, false),
    BACKWARD(true, false, false),
    BACKWARD_TRANSITIVE(true, false, true),
    FORWARD(false, true, false),
    FORWARD_TRANSITIVE(false, true, true),
    FULL(true, true, false),
    FULL_TRANSITIVE(true, true, true);

    private final boolean newReadsOld;
    private final boolean oldReadsNew;
    private final boolean transitive;

    EmbeddedRegistryLevel(boolean newReadsOld, boolean oldReadsNew, boolean transitive) {
        this.newReadsOld = newReadsOld;
        this.oldReadsNew = oldReadsNew;
        this.transitive = transitive;
    }

    /** Parses a level's name. */
    static EmbeddedRegistryLevel parse(String name) {
        try {
            return valueOf(name);
        } catch (IllegalArgumentException e) {
            throw new EmbeddedRegistryException(
                    42203, "Invalid compatibility level. Valid values are none, backward, forward and full");
        }
    }

    /** Says what is wrong with a new schema, nothing if it gets along with the versions, which come oldest first. */
    List<String> conflicts(Schema candidate, List<Schema> versions) {
        int first = transitive ? 0 : Math.max(0, versions.size() - 1);
        return versions.subList(first, versions.size()).stream()
                .flatMap(version -> conflicts(candidate, version).stream())
                .toList();
    }

    private List<String> conflicts(Schema candidate, Schema version) {
        List<String> conflicts = new ArrayList<>();
        if (newReadsOld) {
            conflicts.addAll(unreadable(candidate, version));
        }
        if (oldReadsNew) {
            conflicts.addAll(unreadable(version, candidate));
        }
        return conflicts;
    }

    private static List<String> unreadable(Schema reader, Schema writer) {
        return SchemaCompatibility.checkReaderWriterCompatibility(reader, writer)
                .getResult()
                .getIncompatibilities()
                .stream()
                .map(found -> found.getType() + " at " + found.getLocation() + ": " + found.getMessage())
                .toList();
    }
}
