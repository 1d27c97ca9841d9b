package io.millrace.testing;

import io.millrace.container.Containers;
import org.testcontainers.containers.GenericContainer;

/** Apicurio Registry in a container. */
final class ApicurioContainer implements ApicurioServer {

    private final GenericContainer<?> container = Containers.registry();

    @Override
    public int start() {
        if (container.getContainerId() == null) {
            container.start();
        } else {
            Containers.startAgain(container);
        }
        return Containers.publishedPort(container, Containers.REGISTRY_PORT);
    }

    @Override
    public boolean isAlive() {
        return container.isRunning();
    }

    @Override
    public void kill() {
        Containers.kill(container);
    }

    @Override
    public void close() {
        container.stop();
    }

    @Override
    public String toString() {
        return "the registry; see the logs of container " + container.getContainerId();
    }
}
