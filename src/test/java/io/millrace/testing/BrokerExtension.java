package io.millrace.testing;

import io.millrace.container.Containers;
import io.millrace.embedded.ClusterConfig;
import io.millrace.embedded.EmbeddedCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.testcontainers.kafka.KafkaContainer;

/**
 * Gives tests a {@link Broker} of one node, in a process of its own or, where {@linkplain Containers#areWanted containers are
 * wanted}, in a container: one for all test classes of a JVM, started when the first test asks for it and stopped when the last
 * one is done. Tests share it, so they name their topics and groups with {@link TestTopics}, and leave it open: a test that stops
 * or kills one starts an {@link EmbeddedCluster} of its own.
 */
public final class BrokerExtension implements ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(BrokerExtension.class);

    /** Takeover tests wait for a session to expire; the broker's lowest is 6 seconds. */
    private static final String SESSION_MS_MIN = "1000";

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Broker.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        // What is in the root store and can be closed is closed after the last test of the JVM.
        return context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(
                        Broker.class, key -> Containers.areWanted() ? startContainer() : fork(), Broker.class);
    }

    private static Broker startContainer() {
        KafkaContainer kafka = Containers.kafka().withEnv("KAFKA_GROUP_MIN_SESSION_TIMEOUT_MS", SESSION_MS_MIN);
        kafka.start();
        return new Broker(kafka.getBootstrapServers(), kafka::stop);
    }

    private static Broker fork() {
        EmbeddedCluster cluster = EmbeddedCluster.start(ClusterConfig.singleNode(newDirectory())
                .withBrokerProperty("group.min.session.timeout.ms", SESSION_MS_MIN));
        return new Broker(cluster.bootstrapServers(), cluster::close);
    }

    private static Path newDirectory() {
        try {
            Path brokers = Files.createDirectories(Path.of("target", "brokers"));
            return Files.createTempDirectory(brokers, "shared-");
        } catch (IOException e) {
            throw new IllegalStateException("cannot make a directory for the broker", e);
        }
    }
}
