package io.millrace.embedded;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What an embedded cluster looks like.
 *
 * @param directory where data, configuration and logs live; created if absent, reopened with its data if it was used
 *     before with the same number of nodes
 * @param nodes the number of nodes, 1 or 3
 * @param port the port of node 1, or 0 for any free one; the other nodes always take free ones
 * @param brokerProperties broker properties that are added to, or replace, the embedded cluster's own
 */
public record ClusterConfig(Path directory, int nodes, int port, Map<String, String> brokerProperties) {

    /** @throws IllegalArgumentException if the number of nodes is neither 1 nor 3, or the port is no port */
    public ClusterConfig {
        directory = Objects.requireNonNull(directory, "directory").toAbsolutePath();
        brokerProperties = Map.copyOf(brokerProperties);
        if (nodes != 1 && nodes != 3) {
            throw new IllegalArgumentException("nodes must be 1 or 3, not " + nodes);
        }
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port must be 0 to 65535, not " + port);
        }
    }

    /** One node on a free port. */
    public static ClusterConfig singleNode(Path directory) {
        return new ClusterConfig(directory, 1, 0, Map.of());
    }

    /** Three nodes on free ports, with every topic on all of them. */
    public static ClusterConfig threeNodes(Path directory) {
        return new ClusterConfig(directory, 3, 0, Map.of());
    }

    /** The same with node 1 on this port. */
    public ClusterConfig withPort(int newPort) {
        return new ClusterConfig(directory, nodes, newPort, brokerProperties);
    }

    /** The same with one more broker property. */
    public ClusterConfig withBrokerProperty(String key, String value) {
        Map<String, String> properties = new HashMap<>(brokerProperties);
        properties.put(key, value);
        return new ClusterConfig(directory, nodes, port, properties);
    }
}
