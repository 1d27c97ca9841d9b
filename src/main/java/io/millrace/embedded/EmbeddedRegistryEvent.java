package io.millrace.embedded;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * A change of the embedded registry, as it is kept in its file. What an event does not need is null.
 *
 * @param kind what happened
 * @param subject the subject; null for the level of all subjects
 * @param id the schema's id
 * @param schema the schema's JSON
 * @param level the new compatibility level
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record EmbeddedRegistryEvent(Kind kind, String subject, Integer id, String schema, EmbeddedRegistryLevel level) {

    /** What can happen. */
    enum Kind {
        REGISTERED,
        DELETED,
        LEVEL_SET
    }

    static EmbeddedRegistryEvent registered(String subject, int id, String schema) {
        return new EmbeddedRegistryEvent(Kind.REGISTERED, subject, id, schema, null);
    }

    static EmbeddedRegistryEvent deleted(String subject) {
        return new EmbeddedRegistryEvent(Kind.DELETED, subject, null, null, null);
    }

    static EmbeddedRegistryEvent levelSet(String subject, EmbeddedRegistryLevel level) {
        return new EmbeddedRegistryEvent(Kind.LEVEL_SET, subject, null, null, level);
    }
}
