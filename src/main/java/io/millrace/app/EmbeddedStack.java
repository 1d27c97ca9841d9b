package io.millrace.app;

import io.millrace.config.ConfigKeys;
import io.millrace.config.MillraceConfig;
import io.millrace.embedded.ClusterConfig;
import io.millrace.embedded.EmbeddedCluster;
import io.millrace.embedded.EmbeddedRegistry;
import io.millrace.serde.RegistryConfig;
import io.millrace.topic.TopicProvisioner;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;

/**
 * A broker, a registry and the topics, with all data under one directory, for use with one command. The broker is a process
 * of its own; the registry lives in this one. Both listen on the loopback interface only.
 */
public final class EmbeddedStack implements AutoCloseable {

    private final Path directory;
    private final EmbeddedCluster cluster;
    private final EmbeddedRegistry registry;

    private EmbeddedStack(Path directory, EmbeddedCluster cluster, EmbeddedRegistry registry) {
        this.directory = directory;
        this.cluster = cluster;
        this.registry = registry;
    }

    /**
     * Starts broker and registry.
     *
     * @param directory holds all data; a directory that was used before goes on where it ended
     * @param brokerPort port of the broker; 0 picks a free one
     * @param registryPort port of the registry; 0 picks a free one
     */
    public static EmbeddedStack start(Path directory, int brokerPort, int registryPort) {
        EmbeddedCluster cluster = EmbeddedCluster.start(
                ClusterConfig.singleNode(directory.resolve("kafka")).withPort(brokerPort));
        try {
            return new EmbeddedStack(
                    directory, cluster, EmbeddedRegistry.start(directory.resolve("registry"), registryPort));
        } catch (RuntimeException e) {
            cluster.close();
            throw e;
        }
    }

    /** The broker. */
    public EmbeddedCluster cluster() {
        return cluster;
    }

    /** The registry. */
    public EmbeddedRegistry registry() {
        return registry;
    }

    /**
     * A configuration for this stack, with state and, unless a bucket is named, storage under its directory.
     *
     * @param settings further keys; they win
     */
    public MillraceConfig configure(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>();
        all.put(ConfigKeys.BOOTSTRAP_SERVERS, cluster.bootstrapServers());
        all.put(RegistryConfig.URL, registry.url());
        all.put(ConfigKeys.STATE_DIR, directory.resolve("state").toString());
        if (!settings.containsKey(ConfigKeys.STORAGE_URI)) {
            all.put(ConfigKeys.STORAGE_DIR, directory.resolve("storage").toString());
        }
        all.putAll(settings);
        return new MillraceConfig(all);
    }

    /** Creates the topics of a configuration that are missing. */
    public static void createTopics(MillraceConfig config) {
        try (Admin admin = Admin.create(config.clients())) {
            new TopicProvisioner(admin, config.catalogue()).create();
        }
    }

    @Override
    public void close() {
        registry.close();
        cluster.close();
    }
}
