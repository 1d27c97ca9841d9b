package io.millrace.testing;

import io.millrace.embedded.ClusterConfig;
import io.millrace.embedded.EmbeddedCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests a broker of one node: one for all test classes of a JVM, started when the first test asks for it and
 * stopped when the last one is done. Tests share it, so they name their topics and groups with {@link TestTopics}, and
 * neither stop nor kill it: a test that does starts an {@link EmbeddedCluster} of its own.
 *
 * <pre>{@code
 * @ExtendWith(BrokerExtension.class)
 * class SomethingIT {
 *     @Test
 *     void shouldDoSomething(EmbeddedCluster broker) { ... broker.bootstrapServers() ... }
 * }
 * }</pre>
 */
public final class BrokerExtension implements ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(BrokerExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == EmbeddedCluster.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        // What is in the root store and can be closed is closed after the last test of the JVM.
        return context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(EmbeddedCluster.class, key -> start(), EmbeddedCluster.class);
    }

    private static EmbeddedCluster start() {
        return EmbeddedCluster.start(ClusterConfig.singleNode(newDirectory())
                // Takeover tests wait for a session to expire; the broker's lowest is 6 seconds.
                .withBrokerProperty("group.min.session.timeout.ms", "1000"));
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
