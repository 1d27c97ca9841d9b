package io.millrace.testing;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Apicurio Registry in a process of its own, spoken to by Confluent's paths. It keeps what it has in a directory, and its
 * port, so that it can be killed and started again.
 */
public final class ApicurioRegistry implements AutoCloseable {

    private static final MavenArtifact PACKED = new MavenArtifact("io.apicurio:apicurio-registry-app:3.0.9:tar.gz:all");
    private static final String SERVER = "apicurio-registry-app-3.0.9-runner.jar";
    private static final Duration START_WAIT = Duration.ofMinutes(3);

    private final Path directory;
    private final int port;
    private final HttpClient http = HttpClient.newHttpClient();
    private Process process;

    private ApicurioRegistry(Path directory, int port) {
        this.directory = directory;
        this.port = port;
    }

    /** Starts it on a free port, where every subject must stay readable for all its versions. */
    public static ApicurioRegistry start(Path directory) throws Exception {
        ApicurioRegistry registry = new ApicurioRegistry(Files.createDirectories(directory), freePort());
        registry.start();
        registry.put("/config", "{\"compatibility\":\"BACKWARD_TRANSITIVE\"}");
        return registry;
    }

    /** Starts it again, and returns when it answers. */
    public void start() throws IOException {
        process = new ProcessBuilder(command())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        directory.resolve("registry.log").toFile()))
                .start();
        await("the registry; see " + directory)
                .atMost(START_WAIT)
                .ignoreExceptions()
                .until(() -> !process.isAlive() || status("/subjects") == 200);
        if (!process.isAlive()) {
            throw new IllegalStateException("the registry did not start; see " + directory.resolve("registry.log"));
        }
    }

    /** Kills it, and returns when it is gone. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** For {@code schema.registry.url}. */
    public String url() {
        return "http://127.0.0.1:" + port + "/apis/ccompat/v7";
    }

    @Override
    public void close() {
        kill();
    }

    private List<String> command() throws IOException {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx384m",
                "-XX:TieredStopAtLevel=1",
                "-Dquarkus.http.host=127.0.0.1",
                "-Dquarkus.http.port=" + port,
                // Without a delay, or what was written within half a second before it is killed is lost.
                "-Dapicurio.datasource.url=jdbc:h2:file:%s;WRITE_DELAY=0"
                        .formatted(directory.resolve("data").toAbsolutePath()),
                "-jar",
                PACKED.unpacked().resolve(SERVER).toString());
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

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }
}
