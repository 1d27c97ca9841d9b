package io.millrace.embedded;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.util.List;
import java.util.Map;

/**
 * The routes of the embedded registry: those of Confluent's API, version 1, that serializers and operators use, with its
 * bodies and error codes.
 */
final class EmbeddedRegistryRoutes {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SUBJECT = "subject";
    private static final String VERSION = "version";

    private final EmbeddedRegistrySubjects subjects;

    EmbeddedRegistryRoutes(EmbeddedRegistrySubjects subjects) {
        this.subjects = subjects;
    }

    void register(RoutesConfig routes) {
        routes.get("/", ctx -> ctx.json(Map.of()));
        routes.get("/schemas/ids/{id}", ctx -> ctx.json(Map.of("schema", subjects.schema(id(ctx)))));
        routes.get(
                "/subjects",
                ctx -> ctx.json(subjects.subjects().stream().sorted().toList()));
        routes.post("/subjects/{subject}", ctx -> ctx.json(subjects.lookup(subject(ctx), schema(ctx))));
        routes.delete("/subjects/{subject}", ctx -> ctx.json(subjects.delete(subject(ctx))));
        routes.get("/subjects/{subject}/versions", ctx -> ctx.json(subjects.versionNumbers(subject(ctx))));
        routes.post("/subjects/{subject}/versions", this::registerSchema);
        routes.get("/subjects/{subject}/versions/{version}", this::version);
        routes.post("/compatibility/subjects/{subject}/versions/{version}", this::compatibility);
        routes.get("/config", ctx -> ctx.json(Map.of("compatibilityLevel", subjects.level())));
        routes.put("/config", ctx -> setLevel(ctx, null));
        routes.get("/config/{subject}", this::level);
        routes.put("/config/{subject}", ctx -> setLevel(ctx, subject(ctx)));
        routes.exception(EmbeddedRegistryException.class, EmbeddedRegistryRoutes::fail);
        routes.exception(NotFoundResponse.class, (e, ctx) -> fail(noSuchRoute(), ctx));
        routes.after(ctx -> ctx.contentType("application/vnd.schemaregistry.v1+json"));
    }

    private void registerSchema(Context ctx) {
        ctx.json(Map.of("id", subjects.register(subject(ctx), schema(ctx))));
    }

    private void version(Context ctx) {
        ctx.json(subjects.version(subject(ctx), ctx.pathParam(VERSION)));
    }

    private void compatibility(Context ctx) {
        List<String> conflicts = subjects.conflicts(subject(ctx), ctx.pathParam(VERSION), schema(ctx));
        boolean verbose = "true".equals(ctx.queryParam("verbose"));
        ctx.json(Map.of("is_compatible", conflicts.isEmpty(), "messages", verbose ? conflicts : List.of()));
    }

    private void level(Context ctx) {
        boolean orGlobal = "true".equals(ctx.queryParam("defaultToGlobal"));
        String subject = subject(ctx);
        ctx.json(Map.of("compatibilityLevel", orGlobal ? subjects.effectiveLevel(subject) : subjects.level(subject)));
    }

    private void setLevel(Context ctx, String subject) {
        String level = body(ctx).path("compatibility").asText();
        subjects.setLevel(subject, level);
        ctx.json(Map.of("compatibility", level));
    }

    private static String subject(Context ctx) {
        return ctx.pathParam(SUBJECT);
    }

    private static int id(Context ctx) {
        try {
            return Integer.parseInt(ctx.pathParam("id"));
        } catch (NumberFormatException e) {
            throw noSuchRoute();
        }
    }

    private static String schema(Context ctx) {
        JsonNode body = body(ctx);
        if (!body.path("schemaType").asText("AVRO").equals("AVRO")
                || !body.path("references").isEmpty()) {
            throw new EmbeddedRegistryException(42201, "Only Avro schemas without references are supported");
        }
        return body.path("schema").asText();
    }

    private static JsonNode body(Context ctx) {
        try {
            return JSON.readTree(ctx.body());
        } catch (JsonProcessingException e) {
            throw new EmbeddedRegistryException(400, "The body is not JSON");
        }
    }

    private static void fail(EmbeddedRegistryException e, Context ctx) {
        ctx.status(e.status()).json(Map.of("error_code", e.code(), "message", e.getMessage()));
    }

    private static EmbeddedRegistryException noSuchRoute() {
        return new EmbeddedRegistryException(404, "HTTP 404 Not Found");
    }
}
