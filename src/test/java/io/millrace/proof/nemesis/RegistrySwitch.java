package io.millrace.proof.nemesis;

import io.javalin.util.JavalinException;
import io.millrace.embedded.EmbeddedRegistry;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/** A schema registry that can be taken away and brought back on the same port. Several threads may use it. */
public final class RegistrySwitch implements AutoCloseable {

    private static final Duration PORT_LIMIT = Duration.ofSeconds(40);

    private final Path directory;
    private final String url;
    private EmbeddedRegistry registry;

    /** Starts a registry with its state in the directory, on any free port. */
    public RegistrySwitch(Path directory) {
        this.directory = directory;
        registry = EmbeddedRegistry.start(directory, 0);
        url = registry.url();
    }

    /** The address for {@code schema.registry.url}. */
    public String url() {
        return url;
    }

    /** Says whether it answers. */
    public synchronized boolean isUp() {
        return registry != null;
    }

    /** Takes it away. Does nothing if it is away. */
    synchronized void stop() {
        if (registry != null) {
            registry.close();
            registry = null;
        }
    }

    /** Brings it back. Does nothing if it is there. */
    synchronized void start() {
        // Who tried to reach it can hold its port for a moment.
        if (registry == null && !Waiting.until(PORT_LIMIT, this::isStarted)) {
            throw new NemesisException("the registry's port is in use: " + url);
        }
    }

    @Override
    public void close() {
        stop();
    }

    private boolean isStarted() {
        try {
            registry = EmbeddedRegistry.start(directory, URI.create(url).getPort());
            return true;
        } catch (JavalinException e) {
            return false;
        }
    }
}
