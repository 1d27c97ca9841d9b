package io.millrace.http;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.util.JavalinException;
import io.millrace.metrics.MetricsPage;
import io.millrace.runtime.Service;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The api role: tells over HTTP how the services of this process are. Nothing can be changed through it and it tells no
 * contents of records, but it asks nobody for a password: it belongs on a loopback or inner address.
 */
public final class ApiService implements Service {

    private static final Logger LOGGER = LoggerFactory.getLogger(ApiService.class);

    private enum State {
        CREATED,
        RUNNING,
        STOPPED
    }

    private final String name;
    private final String host;
    private final int port;
    private final Javalin server;
    private final CompletableFuture<Throwable> failure = new CompletableFuture<>();
    private volatile State state = State.CREATED;

    /**
     * Prepares the server; it does not listen yet.
     *
     * @param name the role
     * @param host address to listen on
     * @param port 1 to 65535, or 0 for any that is free
     * @param version the version of the program
     * @param services all services of the process, this one too; the list may grow until they are started
     */
    public ApiService(String name, String host, int port, String version, List<Service> services) {
        this.name = name;
        this.host = host;
        this.port = port;
        ApiRoutes routes = new ApiRoutes(new ProcessStatus(version, services), new MetricsPage(version, services));
        this.server = Javalin.create(config -> configure(config, routes));
    }

    @Override
    public String name() {
        return name;
    }

    /**
     * Starts to listen; when it returns, the api answers.
     *
     * @throws ApiException if the address cannot be used
     */
    @Override
    public void start() {
        try {
            server.start(host, port);
        } catch (JavalinException e) {
            throw new ApiException(
                    "cannot listen on " + host + ":" + port + ": " + e.getMessage()
                            + "; set api.host and api.port to an address that is free",
                    e);
        }
        state = State.RUNNING;
        LOGGER.info("Listening on {}", url());
    }

    /** The address of the index, once it is started. */
    public String url() {
        return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + server.port() + "/";
    }

    @Override
    public boolean isReady() {
        return state == State.RUNNING;
    }

    @Override
    public String state() {
        return state.name();
    }

    /** {@inheritDoc} The api does not give up: it either starts or throws. */
    @Override
    public CompletableFuture<Throwable> failure() {
        return failure;
    }

    /** Stops the server; calls that are under way are finished. */
    @Override
    public void close() {
        state = State.STOPPED;
        server.stop();
    }

    private static void configure(JavalinConfig config, ApiRoutes routes) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        routes.register(config.routes);
    }
}
