package io.millrace.serde;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.avro.Schema;
import org.apache.kafka.common.config.ConfigException;

/**
 * A registry in memory, for tests and the topology test driver: {@code schema.registry.url=mock://scope}. All clients
 * of the process with the same scope share one; scopes do not see each other. Accepts every schema, also incompatible
 * ones. Thread safe.
 */
public final class MockSchemaRegistry implements SchemaRegistryClient {

    private static final String SCHEME = "mock://";
    private static final ConcurrentMap<String, MockSchemaRegistry> SCOPES = new ConcurrentHashMap<>();

    private final List<Schema> schemas = new ArrayList<>();
    private final Map<String, List<Schema>> subjects = new HashMap<>();

    private MockSchemaRegistry() {}

    /**
     * Returns the registry of a scope, a new one if there is none.
     *
     * @param scope what follows {@code mock://}
     */
    public static MockSchemaRegistry scope(String scope) {
        return SCOPES.computeIfAbsent(scope, name -> new MockSchemaRegistry());
    }

    /**
     * Forgets a scope. Clients that have it keep it; who asks for it from now on gets a new one.
     *
     * @param scope what follows {@code mock://}
     */
    public static void drop(String scope) {
        SCOPES.remove(scope);
    }

    /** Returns the scope that the URLs name, empty if none is a mock's. */
    static Optional<String> scopeOf(List<String> urls) {
        if (urls.stream().noneMatch(url -> url.startsWith(SCHEME))) {
            return Optional.empty();
        }
        if (urls.size() > 1) {
            throw new ConfigException(RegistryConfig.URL + ": a mock:// address must be the only one");
        }
        return Optional.of(urls.get(0).substring(SCHEME.length()));
    }

    @Override
    public synchronized int register(String subject, Schema schema) {
        List<Schema> versions = subjects.computeIfAbsent(subject, name -> new ArrayList<>());
        if (!versions.contains(schema)) {
            versions.add(schema);
        }
        if (!schemas.contains(schema)) {
            schemas.add(schema);
        }
        return idOf(schema);
    }

    @Override
    public synchronized OptionalInt lookup(String subject, Schema schema) {
        return subjects.getOrDefault(subject, List.of()).contains(schema)
                ? OptionalInt.of(idOf(schema))
                : OptionalInt.empty();
    }

    @Override
    public synchronized Optional<Schema> schemaById(int id) {
        return id >= 1 && id <= schemas.size() ? Optional.of(schemas.get(id - 1)) : Optional.empty();
    }

    @Override
    public synchronized Optional<RegisteredSchema> latest(String subject) {
        List<Schema> versions = subjects.getOrDefault(subject, List.of());
        return versions.isEmpty() ? Optional.empty() : Optional.of(registered(versions));
    }

    private RegisteredSchema registered(List<Schema> versions) {
        Schema schema = versions.get(versions.size() - 1);
        return new RegisteredSchema(idOf(schema), versions.size(), schema);
    }

    private int idOf(Schema schema) {
        return schemas.indexOf(schema) + 1;
    }
}
