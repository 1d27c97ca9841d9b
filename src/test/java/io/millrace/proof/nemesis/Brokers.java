package io.millrace.proof.nemesis;

import io.millrace.embedded.EmbeddedCluster;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.TopicDescription;

/**
 * The nodes of the cluster. At most one is down at a time, and the cluster counts as whole only when all replicas are in sync
 * again, so what is acknowledged is never lost. Several threads may use it; a call may wait for another.
 */
public final class Brokers {

    private static final Duration SYNC_LIMIT = Duration.ofMinutes(2);

    private final EmbeddedCluster cluster;
    private volatile boolean whole = true;

    /** The nodes of a cluster that runs. */
    public Brokers(EmbeddedCluster cluster) {
        this.cluster = cluster;
    }

    /** How many there are, ids 1 to this. */
    public int size() {
        return cluster.size();
    }

    /** Says whether all run and no replica is missing. */
    public boolean isWhole() {
        return whole;
    }

    /**
     * The id of the active controller.
     *
     * @throws NemesisException if the cluster does not tell
     */
    public int controller() {
        try (Admin admin = admin()) {
            return Answers.of(admin.describeMetadataQuorum().quorumInfo()).leaderId();
        } catch (ExecutionException e) {
            throw new NemesisException("no broker knows the controller", e);
        }
    }

    /** Ends a node as {@code kill -9} does. */
    synchronized void kill(int node) {
        whole = false;
        cluster.kill(node);
    }

    /**
     * Starts a node that is down and waits until all replicas are in sync.
     *
     * @throws io.millrace.embedded.EmbeddedClusterException if it does not start
     * @throws NemesisException if replicas stay behind for two minutes
     */
    synchronized void start(int node) {
        cluster.start(node);
        awaitSync();
        whole = true;
    }

    /** Stops and starts every node in turn, cleanly. */
    synchronized void roll() {
        whole = false;
        for (int node = 1; node <= size(); node++) {
            cluster.stop(node);
            cluster.start(node);
            awaitSync();
        }
        whole = true;
    }

    private void awaitSync() {
        try (Admin admin = admin()) {
            if (!Waiting.until(SYNC_LIMIT, () -> isInSync(admin))) {
                throw new NemesisException("replicas were not in sync within " + SYNC_LIMIT);
            }
        }
    }

    private static boolean isInSync(Admin admin) {
        try {
            Set<String> topics = Answers.of(admin.listTopics().names());
            Map<String, TopicDescription> all =
                    Answers.of(admin.describeTopics(topics).allTopicNames());
            return all.values().stream()
                    .map(TopicDescription::partitions)
                    .flatMap(List::stream)
                    .allMatch(partition ->
                            partition.isr().size() == partition.replicas().size());
        } catch (ExecutionException e) {
            return false;
        }
    }

    private Admin admin() {
        int limit = (int) TimeUnit.SECONDS.toMillis(10);
        return Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, cluster.bootstrapServers(),
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, limit,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, limit));
    }
}
