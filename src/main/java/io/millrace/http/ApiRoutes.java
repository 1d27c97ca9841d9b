package io.millrace.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import io.millrace.metrics.MetricsPage;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The routes. Answers are UTF-8: plain text where people read, JSON where programs do; errors are JSON in one line. */
final class ApiRoutes {

    private static final Logger LOGGER = LoggerFactory.getLogger(ApiRoutes.class);

    private static final String TEXT = "text/plain;charset=utf-8";
    private static final String INDEX = """
            Millrace %s
            GET /livez            200, or 500 with the roles that have given up
            GET /readyz           200, or 503 with the roles that are not ready
            GET /status           version and roles, with state and readiness
            GET /metrics          for Prometheus
            GET /topology         the topologies
            GET /topology/{role}  the topology of a role
            """;

    private final ProcessStatus process;
    private final MetricsPage metrics;

    ApiRoutes(ProcessStatus process, MetricsPage metrics) {
        this.process = process;
        this.metrics = metrics;
    }

    void register(RoutesConfig routes) {
        routes.get("/", ctx -> text(ctx, INDEX.formatted(process.version())));
        routes.get("/livez", ctx -> health(ctx, process.failed(), "failed", HttpStatus.INTERNAL_SERVER_ERROR));
        routes.get("/readyz", ctx -> health(ctx, process.unready(), "not ready", HttpStatus.SERVICE_UNAVAILABLE));
        routes.get("/status", ctx -> ctx.json(process.status()));
        routes.get("/metrics", ctx -> ctx.contentType(MetricsPage.CONTENT_TYPE).result(metrics.render()));
        routes.get("/topology", ctx -> text(ctx, process.topologies()));
        routes.get("/topology/{role}", this::topology);
        routes.exception(HttpResponseException.class, (e, ctx) -> fail(ctx, e.getStatus(), e.getMessage()));
        routes.exception(Exception.class, ApiRoutes::onBug);
    }

    private static void health(Context ctx, List<String> culprits, String complaint, HttpStatus status) {
        ctx.header("Cache-Control", "no-store");
        if (culprits.isEmpty()) {
            ctx.json(Map.of("status", "ok"));
        } else {
            ctx.status(status).json(Map.of("status", complaint, "roles", culprits));
        }
    }

    private void topology(Context ctx) {
        String role = ctx.pathParam("role");
        text(
                ctx,
                process.topology(role)
                        .orElseThrow(() -> new NotFoundResponse("no topology of that name runs in this process")));
    }

    private static void text(Context ctx, String body) {
        ctx.contentType(TEXT).result(body);
    }

    private static void onBug(Exception error, Context ctx) {
        LOGGER.error("{} {} failed", ctx.method(), ctx.path(), error);
        fail(ctx, HttpStatus.INTERNAL_SERVER_ERROR.getCode(), "internal error; the log says more");
    }

    private static void fail(Context ctx, int status, String message) {
        ctx.status(status).json(Map.of("error", message));
    }
}
