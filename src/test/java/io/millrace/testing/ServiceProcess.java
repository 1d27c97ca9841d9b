package io.millrace.testing;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** A service in a process of its own, which can be killed and started again on the same state. */
public final class ServiceProcess implements AutoCloseable {

    private final Path directory;
    private Process process;

    /**
     * Prepares the process; it does not run yet.
     *
     * @param directory where its files and its log are
     * @param settings keys of {@code millrace.properties}, among them the roles
     */
    public ServiceProcess(Path directory, Map<String, String> settings) throws IOException {
        this.directory = Files.createDirectories(directory);
        Properties properties = new Properties();
        properties.putAll(settings);
        try (Writer out = Files.newBufferedWriter(directory.resolve("millrace.properties"))) {
            properties.store(out, null);
        }
        Files.write(
                directory.resolve("arguments"),
                List.of("-cp", quoted(System.getProperty("java.class.path")), "-Xmx512m"));
    }

    /** Forks the process and returns at once. */
    public void start() throws IOException {
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "@" + directory.resolve("arguments"),
                        ServiceMain.class.getName(),
                        directory.resolve("millrace.properties").toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .start();
    }

    /** Says whether it runs. */
    public boolean isAlive() {
        return process != null && process.isAlive();
    }

    /** Ends it as {@code kill -9} does, and returns when it is gone. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** Asks it to stop, and returns when it is gone. */
    public void stop() {
        process.destroy();
        process.onExit().join();
    }

    /** What it wrote, over all its lives. */
    public Path log() {
        return directory.resolve("service.log");
    }

    /** Kills it if it still runs. */
    @Override
    public void close() {
        if (isAlive()) {
            kill();
        }
    }

    private static String quoted(String argument) {
        return '"' + argument.replace("\\", "\\\\") + '"';
    }
}
