package io.millrace.serde;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;

/**
 * Talks to a schema registry of the Confluent kind, by the paths and bodies of its version 1 API. Keeps schemas by id,
 * as an id's schema never changes, and for a while the ids that do not exist. Thread safe.
 */
public final class HttpSchemaRegistryClient implements SchemaRegistryClient {

    private final RegistryCalls calls;
    private final String query;
    private final BoundedCache<Integer, Schema> schemas;
    private final UnknownIds unknownIds = new UnknownIds(System::nanoTime);

    /**
     * Makes a client; the first call connects.
     *
     * @throws org.apache.kafka.common.config.ConfigException if an address or the credentials are wrong
     */
    public HttpSchemaRegistryClient(RegistryConfig config) {
        calls = new RegistryCalls(config);
        query = config.getBoolean(RegistryConfig.NORMALIZE) ? "?normalize=true" : "";
        schemas = new BoundedCache<>(config.getInt(RegistryConfig.CACHE_SIZE));
    }

    @Override
    public int register(String subject, Schema schema) {
        RegistryReply reply = calls.post(path(subject) + "/versions" + query, body(schema));
        if (!reply.succeeded()) {
            throw reply.refused("register " + schema.getFullName() + " in subject " + subject);
        }
        return reply.body().path("id").asInt();
    }

    @Override
    public OptionalInt lookup(String subject, Schema schema) {
        RegistryReply reply = calls.post(path(subject) + query, body(schema));
        return found(reply, "look up " + schema.getFullName() + " in subject " + subject)
                .map(found -> OptionalInt.of(found.path("id").asInt()))
                .orElse(OptionalInt.empty());
    }

    @Override
    public Optional<Schema> schemaById(int id) {
        Schema known = schemas.get(id);
        if (known != null || unknownIds.contains(id)) {
            return Optional.ofNullable(known);
        }
        Optional<Schema> schema =
                found(calls.get("/schemas/ids/" + id), "give schema " + id).map(found -> parse("schema " + id, found));
        schema.ifPresentOrElse(found -> schemas.put(id, found), () -> unknownIds.add(id));
        return schema;
    }

    @Override
    public Optional<RegisteredSchema> latest(String subject) {
        return found(calls.get(path(subject) + "/versions/latest"), "give the latest schema of " + subject)
                .map(found -> new RegisteredSchema(
                        found.path("id").asInt(),
                        found.path("version").asInt(),
                        parse("the latest schema of " + subject, found)));
    }

    private static Optional<JsonNode> found(RegistryReply reply, String what) {
        if (reply.missing()) {
            return Optional.empty();
        }
        if (!reply.succeeded()) {
            throw reply.refused(what);
        }
        return Optional.of(reply.body());
    }

    private Schema parse(String name, JsonNode found) {
        // Registries hold schemas whose defaults do not fit their types; reading does not depend on the writer's
        // defaults.
        Schema.Parser parser = new Schema.Parser().setValidateDefaults(false);
        try {
            return parse(found, parser, new HashSet<>());
        } catch (AvroRuntimeException e) {
            throw new BadRecordException(name + " cannot be parsed: " + e.getMessage(), e);
        }
    }

    private Schema parse(JsonNode found, Schema.Parser parser, Set<String> seen) {
        String type = found.path("schemaType").asText("AVRO");
        if (!type.equals("AVRO")) {
            throw new BadRecordException("schema is of type " + type + ", not AVRO");
        }
        for (JsonNode reference : found.path("references")) {
            parseReference(reference, parser, seen);
        }
        return parser.parse(found.path("schema").asText());
    }

    /** Teaches the parser the types of another subject that a schema uses. */
    private void parseReference(JsonNode reference, Schema.Parser parser, Set<String> seen) {
        String subject = reference.path("subject").asText();
        String path = path(subject) + "/versions/" + reference.path("version").asInt();
        if (seen.add(path)) {
            RegistryReply reply = calls.get(path);
            if (!reply.succeeded()) {
                throw reply.refused("give the referenced schema of " + subject);
            }
            parse(reply.body(), parser, seen);
        }
    }

    private static String path(String subject) {
        return "/subjects/" + URLEncoder.encode(subject, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String body(Schema schema) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("schema", schema.toString())
                .toString();
    }
}
