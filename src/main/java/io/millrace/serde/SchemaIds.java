package io.millrace.serde;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.specific.SpecificRecord;

/** The id to write for a class in a topic: asked once, then kept. Reading takes no lock. Thread safe. */
final class SchemaIds {

    private record Edge(String topic, Class<?> type) {}

    private final ConcurrentMap<Edge, Integer> ids = new ConcurrentHashMap<>();
    private final SchemaRegistryClient client;
    private final boolean autoRegister;
    private final boolean useLatest;
    private final String suffix;

    SchemaIds(SchemaRegistryClient client, RegistryConfig config, boolean isKey) {
        this.client = client;
        autoRegister = config.getBoolean(RegistryConfig.AUTO_REGISTER);
        useLatest = config.getBoolean(RegistryConfig.USE_LATEST);
        suffix = isKey ? "-key" : "-value";
    }

    /**
     * Returns the id.
     *
     * @throws RegistryRefusedException if the registry does not take, or does not have, the class's schema
     */
    int idOf(String topic, Class<? extends SpecificRecord> type) {
        Edge edge = new Edge(topic, type);
        Integer id = ids.get(edge);
        if (id == null) {
            id = resolve(topic + suffix, PortableSchema.of(GeneratedClasses.schemaOf(type)));
            ids.put(edge, id);
        }
        return id;
    }

    private int resolve(String subject, Schema schema) {
        if (autoRegister) {
            return client.register(subject, schema);
        }
        return useLatest ? latest(subject, schema) : lookup(subject, schema);
    }

    private int lookup(String subject, Schema schema) {
        return client.lookup(subject, schema)
                .orElseThrow(() -> absent(
                        subject,
                        schema,
                        "register it, or set " + RegistryConfig.AUTO_REGISTER + "=true if this program may"));
    }

    private int latest(String subject, Schema schema) {
        String form = SchemaNormalization.toParsingForm(schema);
        return client.latest(subject)
                .filter(latest ->
                        SchemaNormalization.toParsingForm(latest.schema()).equals(form))
                .map(RegisteredSchema::id)
                .orElseThrow(() -> absent(
                        subject,
                        schema,
                        "as its latest; register it as that, or set " + RegistryConfig.USE_LATEST
                                + "=false to write with an older version"));
    }

    private static RegistryRefusedException absent(String subject, Schema schema, String advice) {
        return new RegistryRefusedException(
                "subject " + subject + " does not have the schema of " + schema.getFullName() + ": " + advice);
    }
}
