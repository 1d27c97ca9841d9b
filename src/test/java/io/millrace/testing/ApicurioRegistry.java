package io.millrace.testing;

import static org.awaitility.Awaitility.await;

import io.millrace.container.Containers;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Apicurio Registry, in a process of its own or, where {@linkplain Containers#areWanted containers are wanted}, in a container;
 * spoken to by Confluent's paths. It can be killed and started again. For one thread.
 */
public final class ApicurioRegistry implements AutoCloseable {

    private static final Duration START_WAIT = Duration.ofMinutes(3);

    private final ApicurioServer server;
    private final HttpClient http = HttpClient.newHttpClient();
    private int port;

    private ApicurioRegistry(ApicurioServer server) {
        this.server = server;
    }

    /**
     * Starts it where every subject must stay readable for all its versions.
     *
     * @param directory for what a process keeps, and its log
     */
    public static ApicurioRegistry start(Path directory) throws Exception {
        ApicurioRegistry registry =
                new ApicurioRegistry(Containers.areWanted() ? new ApicurioContainer() : new ApicurioProcess(directory));
        registry.start();
        registry.put("/config", "{\"compatibility\":\"BACKWARD_TRANSITIVE\"}");
        return registry;
    }

    /** Starts it again, maybe at another {@link #url}, and returns when it answers. */
    public void start() throws IOException {
        port = server.start();
        await(server.toString())
                .atMost(START_WAIT)
                .ignoreExceptions()
                .until(() -> !server.isAlive() || status("/subjects") == 200);
        if (!server.isAlive()) {
            throw new IllegalStateException("did not start: " + server);
        }
    }

    /** Kills it, and returns when it is gone. */
    public void kill() {
        server.kill();
    }

    /** For {@code schema.registry.url}. */
    public String url() {
        return "http://127.0.0.1:" + port + Containers.REGISTRY_PATH;
    }

    @Override
    public void close() {
        server.close();
    }

    private int status(String path) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(url() + path)).GET().build();
        return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    private void put(String path, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url() + path))
                .header("Content-Type", "application/vnd.schemaregistry.v1+json")
                .PUT(HttpRequest.BodyPublishers.ofString(body))
                .build();
        int status = http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        if (status != 200) {
            throw new IllegalStateException("the registry answered " + status + " to " + path);
        }
    }
}
