package io.millrace.serde;

import java.util.Optional;
import java.util.OptionalInt;
import org.apache.avro.Schema;

/**
 * What the serdes ask of a schema registry. Implementations are thread safe.
 *
 * <p>Every method throws {@link RegistryUnavailableException} if the registry cannot be asked, Kafka's
 * {@code AuthenticationException} and {@code AuthorizationException} if it does not let us in, and
 * {@link RegistryRefusedException} if it says no.
 */
public interface SchemaRegistryClient {

    /**
     * Registers a schema. Registering again what is there already changes nothing.
     *
     * @param subject the subject
     * @param schema the schema
     * @return its id
     * @throws RegistryRefusedException if the schema is incompatible with those of the subject
     */
    int register(String subject, Schema schema);

    /**
     * Finds a schema's id without registering it.
     *
     * @return its id, or empty if the subject does not have the schema
     */
    OptionalInt lookup(String subject, Schema schema);

    /**
     * Finds a schema.
     *
     * @param id the id, not negative
     * @return the schema, or empty if no schema has the id
     * @throws BadRecordException if the id is that of a schema that is not Avro, or cannot be parsed
     */
    Optional<Schema> schemaById(int id);

    /**
     * Finds the newest schema of a subject.
     *
     * @return the schema, or empty if the subject has none
     */
    Optional<RegisteredSchema> latest(String subject);

    /**
     * Makes the client that {@code schema.registry.url} asks for.
     *
     * @throws org.apache.kafka.common.config.ConfigException if the URLs or the credentials are wrong
     */
    static SchemaRegistryClient create(RegistryConfig config) {
        return MockSchemaRegistry.scopeOf(config.urls())
                .<SchemaRegistryClient>map(MockSchemaRegistry::scope)
                .orElseGet(() -> new HttpSchemaRegistryClient(config));
    }
}
