package io.millrace.container;

import io.millrace.config.ConfigKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Properties;

/**
 * An instance of the service in a container of its own, as the image runs it: without rights, on a file system that cannot be
 * written but for its volume. It can be killed, cut off and started again. For one thread.
 */
public final class ServiceContainer implements AutoCloseable {

    private static final String SETTINGS = "/etc/millrace.properties";

    private final String name;
    private final String network;

    private ServiceContainer(String name, String network) {
        this.name = name;
        this.network = network;
    }

    /** Removes what a run that was killed has left under this name, if anything. */
    public static void removeLeftOver(String name) {
        Docker.run("ps", "-aq", "--filter", "name=^/" + name + "$")
                .lines()
                .forEach(id -> Docker.run("rm", "--force", "--volumes", id));
    }

    /**
     * Starts an instance.
     *
     * @param name of the container, and its client id
     * @param network where the broker and the registry are
     * @param settings keys of {@code millrace.properties}, with the addresses as they are on the network
     * @param storage what the instances share; it has the same path in the container, since what is published names it
     * @param directory for its settings
     */
    public static ServiceContainer start(
            String name, String network, Map<String, String> settings, Path storage, Path directory) {
        Path shared = storage.toAbsolutePath();
        Path file = directory.resolve(name + ".properties");
        write(file, name, shared, settings);
        Docker.run(
                "run",
                "--detach",
                "--name=" + name,
                "--network=" + network,
                "--read-only",
                "--cap-drop=ALL",
                "--memory=1g",
                "--volume=" + shared + ":" + shared,
                "--volume=" + file.toAbsolutePath() + ":" + SETTINGS + ":ro",
                Docker.image(),
                "run",
                "--config=" + SETTINGS);
        return new ServiceContainer(name, network);
    }

    /** Its name. */
    public String name() {
        return name;
    }

    /** Ends it as {@code kill -9} does. */
    public void kill() {
        Docker.run("kill", "--signal=KILL", name);
    }

    /** Starts it again, on its volume. */
    public void start() {
        Docker.run("start", name);
    }

    /** Cuts it off from everything. */
    public void cutOff() {
        Docker.run("network", "disconnect", network, name);
    }

    /** Ends that. */
    public void reconnect() {
        Docker.run("network", "connect", network, name);
    }

    /**
     * Stops it cleanly.
     *
     * @return its exit code
     */
    public int stop() {
        Docker.run("stop", "--time=70", name);
        return Integer.parseInt(Docker.inspect(name, "{{.State.ExitCode}}"));
    }

    /** What it wrote. */
    public String log() {
        return Docker.run("logs", name);
    }

    /** Removes it with its volume, whether it runs or not. */
    @Override
    public void close() {
        Docker.run("rm", "--force", "--volumes", name);
    }

    private static void write(Path file, String name, Path storage, Map<String, String> settings) {
        Properties properties = new Properties();
        properties.putAll(settings);
        properties.put(ConfigKeys.STORAGE_DIR, storage.toString());
        properties.put("kafka.client.id", name);
        try (Writer out = Files.newBufferedWriter(file)) {
            properties.store(out, null);
            // The service runs as another user.
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the settings of " + name, e);
        }
    }
}
