package io.millrace.app;

import io.millrace.config.MillraceConfig;
import io.millrace.config.Role;
import io.millrace.runtime.Service;
import io.millrace.storage.Storage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The roles of one process. Start-up checks permissions and topics and registers schemas before anything runs; a role that
 * gives up completes {@link #failure()}; closing stops all roles at the same time.
 */
public final class Application implements AutoCloseable {

    private static final Logger LOGGER = LoggerFactory.getLogger(Application.class);

    private final Environment environment;
    private final Storage storage;
    private final List<Service> services = new ArrayList<>();

    /**
     * Makes the roles; nothing runs yet.
     *
     * @param config the configuration
     * @param roles which roles, at least one
     * @throws AccessException if the cluster does not allow what the roles need; the message names all that is missing
     * @throws io.millrace.topic.TopicException if a topic is missing or wrong; the message says what to do
     */
    public Application(MillraceConfig config, Set<Role> roles) {
        storage = Storage.open(config.storage());
        try {
            environment = Environment.open(config, roles);
        } catch (RuntimeException e) {
            storage.close();
            throw e;
        }
        try {
            RoleFactory factory = new RoleFactory(environment, storage);
            roles.forEach(role -> services.addAll(factory.create(role, services)));
        } catch (RuntimeException e) {
            closeShared();
            throw e;
        }
    }

    /** Starts all roles and returns at once. */
    public void start() {
        services.forEach(Service::start);
        LOGGER.info("Started {}", services.stream().map(Service::name).toList());
    }

    /** The roles, in the order in which they were started. */
    public List<Service> services() {
        return Collections.unmodifiableList(services);
    }

    /** Completes with the cause when a role has given up; never otherwise. */
    public CompletableFuture<Object> failure() {
        return CompletableFuture.anyOf(services.stream().map(Service::failure).toArray(CompletableFuture[]::new));
    }

    /** Stops all roles and waits for them. */
    @Override
    public void close() {
        try {
            close(services);
        } finally {
            closeShared();
        }
    }

    /** At the same time: others wait for the work of each, and one that is slow to stop must not hold up the rest. */
    static void close(List<Service> services) {
        CompletableFuture.allOf(services.stream()
                        .map(service -> CompletableFuture.runAsync(
                                service::close, closing -> new Thread(closing, "close-" + service.name()).start()))
                        .toArray(CompletableFuture[]::new))
                .join();
    }

    private void closeShared() {
        storage.close();
        environment.close();
    }
}
