package io.millrace.embedded;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;

/**
 * What the embedded registry knows: schemas by id, versions by subject, compatibility levels. Every change is given to
 * the journal before it takes effect. A schema, told apart by its JSON without white space, has one id in all subjects;
 * ids and versions are never used again.
 * Thread safe.
 */
final class EmbeddedRegistrySubjects {

    private final Consumer<EmbeddedRegistryEvent> journal;
    private final Map<Integer, String> schemas = new HashMap<>();
    private final Map<String, Integer> ids = new HashMap<>();
    private final NavigableMap<String, NavigableMap<Integer, String>> subjects = new TreeMap<>();
    private final Map<String, Integer> lastVersions = new HashMap<>();
    private final Map<String, EmbeddedRegistryLevel> levels = new HashMap<>();
    private EmbeddedRegistryLevel globalLevel = EmbeddedRegistryLevel.BACKWARD;

    /** One version of a subject, as it is answered. */
    record Version(String subject, int version, int id, String schema) {}

    EmbeddedRegistrySubjects(List<EmbeddedRegistryEvent> past, Consumer<EmbeddedRegistryEvent> journal) {
        this.journal = journal;
        past.forEach(this::apply);
    }

    synchronized int register(String subject, String text) {
        String schema = canonical(text);
        NavigableMap<Integer, String> versions = subjects.getOrDefault(subject, new TreeMap<>());
        if (!versions.containsValue(schema)) {
            requireCompatible(subject, schema, versions.values());
            int id = ids.getOrDefault(schema, schemas.size() + 1);
            record(EmbeddedRegistryEvent.registered(subject, id, schema));
        }
        return ids.get(schema);
    }

    synchronized Version lookup(String subject, String text) {
        String schema = canonical(text);
        return versions(subject).entrySet().stream()
                .filter(entry -> entry.getValue().equals(schema))
                .map(entry -> version(subject, entry))
                .findFirst()
                .orElseThrow(() -> new EmbeddedRegistryException(40403, "Schema not found"));
    }

    synchronized String schema(int id) {
        String schema = schemas.get(id);
        if (schema == null) {
            throw new EmbeddedRegistryException(40403, "Schema " + id + " not found");
        }
        return schema;
    }

    synchronized Set<String> subjects() {
        return Set.copyOf(subjects.keySet());
    }

    synchronized List<Integer> versionNumbers(String subject) {
        return List.copyOf(versions(subject).keySet());
    }

    /** Returns a version by its number or {@code latest}. */
    synchronized Version version(String subject, String number) {
        NavigableMap<Integer, String> versions = versions(subject);
        int wanted = number.equals("latest") || number.equals("-1") ? versions.lastKey() : parseVersion(number);
        Map.Entry<Integer, String> found = versions.floorEntry(wanted);
        if (found == null || found.getKey() != wanted) {
            throw new EmbeddedRegistryException(40402, "Version " + number + " not found.");
        }
        return version(subject, found);
    }

    /** Deletes a subject; its schemas stay readable by id. Returns the versions that it had. */
    synchronized List<Integer> delete(String subject) {
        List<Integer> deleted = versionNumbers(subject);
        record(EmbeddedRegistryEvent.deleted(subject));
        return deleted;
    }

    /** Says what is wrong with a schema beside a version of a subject; nothing if it is compatible. */
    synchronized List<String> conflicts(String subject, String number, String text) {
        Schema version = parse(version(subject, number).schema());
        return effectiveLevel(subject).conflicts(parse(text), List.of(version));
    }

    synchronized EmbeddedRegistryLevel level() {
        return globalLevel;
    }

    synchronized EmbeddedRegistryLevel level(String subject) {
        EmbeddedRegistryLevel level = levels.get(subject);
        if (level == null) {
            throw new EmbeddedRegistryException(
                    40408, "Subject '" + subject + "' does not have subject-level compatibility configured");
        }
        return level;
    }

    synchronized EmbeddedRegistryLevel effectiveLevel(String subject) {
        return levels.getOrDefault(subject, globalLevel);
    }

    /** Sets the level of a subject, of all that have none of their own if the subject is null. */
    synchronized void setLevel(String subject, String level) {
        record(EmbeddedRegistryEvent.levelSet(subject, EmbeddedRegistryLevel.parse(level)));
    }

    private void requireCompatible(String subject, String schema, Collection<String> versions) {
        List<Schema> parsed =
                versions.stream().map(EmbeddedRegistrySubjects::parse).toList();
        List<String> conflicts = effectiveLevel(subject).conflicts(parse(schema), parsed);
        if (!conflicts.isEmpty()) {
            throw new EmbeddedRegistryException(
                    409,
                    "Schema being registered is incompatible with an earlier schema for subject \"" + subject
                            + "\", details: " + conflicts);
        }
    }

    private void record(EmbeddedRegistryEvent event) {
        journal.accept(event);
        apply(event);
    }

    private void apply(EmbeddedRegistryEvent event) {
        switch (event.kind()) {
            case REGISTERED -> add(event.subject(), event.id(), event.schema());
            case DELETED -> subjects.remove(event.subject());
            case LEVEL_SET -> applyLevel(event.subject(), event.level());
        }
    }

    private void add(String subject, int id, String schema) {
        schemas.put(id, schema);
        ids.put(schema, id);
        int version = lastVersions.merge(subject, 1, Integer::sum);
        subjects.computeIfAbsent(subject, name -> new TreeMap<>()).put(version, schema);
    }

    private void applyLevel(String subject, EmbeddedRegistryLevel level) {
        if (subject == null) {
            globalLevel = level;
        } else {
            levels.put(subject, level);
        }
    }

    private NavigableMap<Integer, String> versions(String subject) {
        NavigableMap<Integer, String> versions = subjects.get(subject);
        if (versions == null) {
            throw new EmbeddedRegistryException(40401, "Subject '" + subject + "' not found.");
        }
        return versions;
    }

    private Version version(String subject, Map.Entry<Integer, String> entry) {
        String schema = entry.getValue();
        return new Version(subject, entry.getKey(), ids.get(schema), schema);
    }

    private static int parseVersion(String number) {
        if (!number.matches("[1-9][0-9]{0,8}")) {
            throw new EmbeddedRegistryException(
                    42202, "The specified version '" + number + "' is not a valid version id.");
        }
        return Integer.parseInt(number);
    }

    private static String canonical(String text) {
        return parse(text).toString();
    }

    private static Schema parse(String text) {
        try {
            return new Schema.Parser().parse(text);
        } catch (AvroRuntimeException e) {
            throw new EmbeddedRegistryException(42201, "Input schema is an invalid Avro schema: " + e.getMessage());
        }
    }
}
