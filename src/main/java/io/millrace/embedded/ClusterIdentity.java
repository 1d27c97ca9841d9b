package io.millrace.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Properties;
import org.apache.kafka.common.Uuid;

/**
 * What must stay the same each time that a directory is opened; kept in it as {@code cluster.properties}.
 *
 * @param clusterId the id that all nodes are formatted with
 * @param nodes the number of nodes
 */
record ClusterIdentity(String clusterId, int nodes) {

    private static final String CLUSTER_ID = "cluster.id";
    private static final String NODES = "nodes";

    /**
     * Reads the identity of a directory, or gives a fresh directory one.
     *
     * @throws EmbeddedClusterException if the directory belongs to a cluster of another size: new voters without data
     *     could outvote the one that has it
     */
    static ClusterIdentity of(ClusterConfig config) throws IOException {
        Path file = config.directory().resolve("cluster.properties");
        ClusterIdentity identity = Files.exists(file) ? read(file) : create(file, config.nodes());
        if (identity.nodes != config.nodes()) {
            throw new EmbeddedClusterException("directory %s belongs to a cluster of %d node(s), not %d; choose another"
                    .formatted(config.directory(), identity.nodes, config.nodes()));
        }
        return identity;
    }

    private static ClusterIdentity read(Path file) throws IOException {
        Properties properties = new Properties();
        try (InputStream in = Files.newInputStream(file)) {
            properties.load(in);
        }
        return new ClusterIdentity(
                properties.getProperty(CLUSTER_ID), Integer.parseInt(properties.getProperty(NODES, "0")));
    }

    private static ClusterIdentity create(Path file, int nodes) throws IOException {
        Properties properties = new Properties();
        properties.setProperty(CLUSTER_ID, Uuid.randomUuid().toString());
        properties.setProperty(NODES, Integer.toString(nodes));
        Files.createDirectories(file.getParent());
        Path temporary = file.resolveSibling("cluster.properties.tmp");
        try (OutputStream out = Files.newOutputStream(temporary)) {
            properties.store(out, null);
        }
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        return read(file);
    }
}
