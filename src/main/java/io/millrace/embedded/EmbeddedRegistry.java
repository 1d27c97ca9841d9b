package io.millrace.embedded;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import java.nio.file.Path;

/**
 * A schema registry in this process, for {@code demo}, {@code dev} and tests: speaks the part of Confluent's HTTP API
 * that serializers use, keeps its state in one file, listens on 127.0.0.1 only, and asks nobody for a password. Not for
 * production: one process, no replicas, no references between schemas, and {@code normalize} is ignored.
 *
 * <p>Thread safe. {@link #close} frees the port and the file.
 */
public final class EmbeddedRegistry implements AutoCloseable {

    private static final String HOST = "127.0.0.1";
    private static final String FILE = "schemas.jsonl";

    private final EmbeddedRegistryLog log;
    private final Javalin server;

    private EmbeddedRegistry(EmbeddedRegistryLog log, Javalin server) {
        this.log = log;
        this.server = server;
    }

    /**
     * Starts a registry; when it returns, the registry answers.
     *
     * @param directory where its state is, created if absent; who restarts on it finds every schema under its old id.
     *     Only one registry at a time may use it
     * @param port 1 to 65535, or 0 for any that is free
     * @throws java.io.UncheckedIOException if the directory cannot be read or written
     * @throws io.javalin.util.JavalinException if the port cannot be used
     */
    public static EmbeddedRegistry start(Path directory, int port) {
        EmbeddedRegistryLog log = EmbeddedRegistryLog.open(directory.resolve(FILE));
        try {
            EmbeddedRegistrySubjects subjects = new EmbeddedRegistrySubjects(log.events(), log);
            Javalin server = Javalin.create(config -> configure(config, subjects));
            return new EmbeddedRegistry(log, server.start(HOST, port));
        } catch (RuntimeException e) {
            log.close();
            throw e;
        }
    }

    /** Returns the address for {@code schema.registry.url}. */
    public String url() {
        return "http://" + HOST + ":" + server.port();
    }

    /** Stops the server; calls that are under way are finished. */
    @Override
    public void close() {
        server.stop();
        log.close();
    }

    private static void configure(JavalinConfig config, EmbeddedRegistrySubjects subjects) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        new EmbeddedRegistryRoutes(subjects).register(config.routes);
    }
}
