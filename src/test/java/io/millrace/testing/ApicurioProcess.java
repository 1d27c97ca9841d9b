package io.millrace.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Apicurio Registry in a process of its own, which keeps what it has in a directory. */
final class ApicurioProcess implements ApicurioServer {

    private static final MavenArtifact PACKED = new MavenArtifact("io.apicurio:apicurio-registry-app:3.0.9:tar.gz:all");
    private static final String SERVER = "apicurio-registry-app-3.0.9-runner.jar";

    private final Path directory;
    private final int port;
    private Process process;

    ApicurioProcess(Path directory) throws IOException {
        this.directory = Files.createDirectories(directory);
        port = FreePorts.pick();
    }

    @Override
    public int start() throws IOException {
        process = new ProcessBuilder(command())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        directory.resolve("registry.log").toFile()))
                .start();
        return port;
    }

    @Override
    public boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }

    @Override
    public String toString() {
        return "the registry; see " + directory.resolve("registry.log");
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
}
