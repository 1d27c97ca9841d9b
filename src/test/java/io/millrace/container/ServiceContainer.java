package io.millrace.container;

import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.HostConfig;
import io.millrace.config.ConfigKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Properties;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;

/**
 * An instance of the service in a container of its own, as the image runs it: without rights, on a file system that cannot be
 * written but for its volume. It can be killed, cut off and started again. For one thread.
 */
public final class ServiceContainer implements AutoCloseable {

    private static final String SETTINGS = "/etc/millrace.properties";
    /** The optimizing compiler takes more time than it saves. */
    static final String SHORT_LIVED = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC";

    private static final int STOP_SECONDS_MAX = 70;

    private final String name;
    private final Network network;
    private final GenericContainer<?> container;

    private ServiceContainer(String name, Network network, GenericContainer<?> container) {
        this.name = name;
        this.network = network;
        this.container = container;
    }

    /**
     * Starts an instance.
     *
     * @param name its client id
     * @param network where the broker and the registry are
     * @param settings keys of {@code millrace.properties}, with the addresses as they are on the network
     * @param storage what the instances share; it has the same path in the container, since what is published names it
     * @param directory for its settings
     */
    public static ServiceContainer start(
            String name, Network network, Map<String, String> settings, Path storage, Path directory) {
        Path shared = storage.toAbsolutePath();
        Path file = directory.resolve(name + ".properties").toAbsolutePath();
        write(file, name, shared, settings);
        GenericContainer<?> container = Containers.generic("MILLRACE_IMAGE")
                .withNetwork(network)
                .withEnv("JAVA_OPTS", SHORT_LIVED)
                .withCreateContainerCmdModifier(command -> restrict(command.getHostConfig())
                        .withBinds(Bind.parse(shared + ":" + shared), Bind.parse(file + ":" + SETTINGS + ":ro")))
                .withCommand("run", "--config=" + SETTINGS);
        container.start();
        return new ServiceContainer(name, network, container);
    }

    /** Its client id. */
    public String name() {
        return name;
    }

    /** Ends it as {@code kill -9} does. */
    public void kill() {
        Containers.kill(container);
    }

    /** Starts it again, on its volume. */
    public void start() {
        Containers.startAgain(container);
    }

    /** Cuts it off from everything. */
    public void cutOff() {
        container
                .getDockerClient()
                .disconnectFromNetworkCmd()
                .withNetworkId(network.getId())
                .withContainerId(container.getContainerId())
                .exec();
    }

    /** Ends that. */
    public void reconnect() {
        container
                .getDockerClient()
                .connectToNetworkCmd()
                .withNetworkId(network.getId())
                .withContainerId(container.getContainerId())
                .exec();
    }

    /**
     * Stops it cleanly.
     *
     * @return its exit code
     */
    public long stop() {
        container
                .getDockerClient()
                .stopContainerCmd(container.getContainerId())
                .withTimeout(STOP_SECONDS_MAX)
                .exec();
        return container.getCurrentContainerInfo().getState().getExitCodeLong();
    }

    /** What it wrote. */
    public String log() {
        return container.getLogs();
    }

    /** Removes it with its volume, whether it runs or not. */
    @Override
    public void close() {
        container.stop();
    }

    private static HostConfig restrict(HostConfig host) {
        return host.withReadonlyRootfs(true).withCapDrop(Capability.ALL).withMemory(1L << 30);
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
