package io.millrace.embedded;

import java.io.IOException;
import java.time.Duration;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/**
 * A real Kafka cluster on this machine: one or three KRaft nodes, each broker and controller, each a JVM of its own
 * that is forked from this JVM's class path. Topics are never created by themselves, and nothing is deleted by age.
 *
 * <p>The cluster listens on 127.0.0.1 only and without authentication. Nodes keep their ports and their data when they
 * are started again; a directory can be reopened later, on the same ports or on others.
 *
 * <p>No node outlives this JVM: each ends when this JVM has ended, in whatever way. It does not end earlier, not on
 * Ctrl-C either, so that clients in this JVM can close cleanly in their shutdown hooks.
 *
 * <p>Not thread-safe.
 */
public final class EmbeddedCluster implements AutoCloseable {

    /**
     * System property that names a file of further arguments of each node's JVM, such as more heap: an {@code @}-file of the
     * {@code java} command. What it sets wins.
     */
    public static final String JVM_ARGUMENTS = "millrace.broker.jvm.arguments";

    private static final Duration START_WAIT = Duration.ofSeconds(60);
    private static final Duration STOP_WAIT = Duration.ofSeconds(20);
    private static final int ANSWER_MS_MAX = 5_000;

    private final List<NodeProcess> nodes;

    private EmbeddedCluster(List<NodeProcess> nodes) {
        this.nodes = nodes;
    }

    /**
     * Starts a cluster and waits until every node answers and knows of all others.
     *
     * @throws EmbeddedClusterException if a port is in use, the directory is in use or belongs to a cluster of another
     *     size, a node dies, or the cluster is not ready within 60 seconds; nothing is left running
     */
    public static EmbeddedCluster start(ClusterConfig config) {
        try {
            EmbeddedCluster cluster = new EmbeddedCluster(prepare(config));
            cluster.start();
            return cluster;
        } catch (IOException e) {
            throw new EmbeddedClusterException("cannot use directory " + config.directory() + " for a broker: " + e, e);
        }
    }

    /** Where clients connect: {@code host:port} of every node, separated by commas. Stays the same across restarts. */
    public String bootstrapServers() {
        return nodes.stream().map(node -> node.config().address()).collect(Collectors.joining(","));
    }

    /**
     * Starts every node that does not run and waits until all answer.
     *
     * @throws EmbeddedClusterException as {@link #start(ClusterConfig)}; nothing is left running
     */
    public void start() {
        startAll(nodes);
    }

    /**
     * Starts one node that was killed and waits until it answers and knows of every other that runs.
     *
     * @param node the node id, from 1
     * @throws EmbeddedClusterException as {@link #start(ClusterConfig)}; nothing is left running
     */
    public void start(int node) {
        startAll(List.of(node(node)));
    }

    /**
     * Ends one node as {@code kill -9} does and returns when it is gone. Does nothing if it does not run.
     *
     * @param node the node id, from 1
     */
    public void kill(int node) {
        node(node).kill();
    }

    /**
     * Stops one node cleanly and returns when it is gone; it is killed if that takes longer than 20 seconds. Does nothing if
     * it does not run.
     *
     * @param node the node id, from 1
     */
    public void stop(int node) {
        node(node).terminate();
        node(node).awaitStopped(STOP_WAIT);
    }

    /** The number of nodes, whether they run or not; their ids are 1 to this. */
    public int size() {
        return nodes.size();
    }

    /** Stops all nodes cleanly; one that takes longer than 20 seconds is killed. Data stays. Idempotent. */
    public void stop() {
        nodes.forEach(NodeProcess::terminate);
        nodes.forEach(node -> node.awaitStopped(STOP_WAIT));
    }

    /** The same as {@link #stop()}. */
    @Override
    public void close() {
        stop();
    }

    private NodeProcess node(int id) {
        if (id < 1 || id > nodes.size()) {
            throw new IllegalArgumentException("there is no node " + id + ", only 1 to " + nodes.size());
        }
        return nodes.get(id - 1);
    }

    private static List<NodeProcess> prepare(ClusterConfig config) throws IOException {
        ClusterIdentity identity = ClusterIdentity.of(config);
        List<NodeConfig> nodes = nodeConfigs(config);
        return nodes.stream()
                .map(node -> new NodeProcess(
                        node,
                        identity.clusterId(),
                        node.properties(nodes, config.brokerProperties()),
                        config.nodes() > 1))
                .toList();
    }

    private static List<NodeConfig> nodeConfigs(ClusterConfig config) throws IOException {
        Deque<Integer> ports = Ports.free(2 * config.nodes());
        if (config.port() != 0) {
            ports.removeFirst();
            ports.addFirst(config.port());
        }
        return IntStream.rangeClosed(1, config.nodes())
                .mapToObj(id -> new NodeConfig(
                        id,
                        ports.removeFirst(),
                        ports.removeFirst(),
                        config.directory().resolve("node-" + id)))
                .toList();
    }

    private void startAll(List<NodeProcess> starting) {
        try {
            for (NodeProcess node : starting) {
                node.start();
            }
            awaitReady(starting);
        } catch (IOException e) {
            stop();
            throw new EmbeddedClusterException("cannot fork a broker: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            stop();
            throw e;
        }
    }

    private void awaitReady(List<NodeProcess> starting) throws IOException {
        int running = (int) nodes.stream().filter(NodeProcess::isAlive).count();
        for (NodeProcess node : starting) {
            // The clients complain of every refused connection, so they come second.
            await(node, () -> Ports.accepts(node.config().port()));
            try (Admin admin = Admin.create(clientOf(node))) {
                await(node, () -> nodesKnown(admin) >= running);
            }
        }
    }

    private static void await(NodeProcess node, Waiting.Condition condition) throws IOException {
        boolean ready = Waiting.until(START_WAIT, () -> !node.isAlive() || condition.holds());
        if (!node.isAlive()) {
            throw node.failure("stopped while starting");
        }
        if (!ready) {
            throw node.failure("was not ready in " + START_WAIT.toSeconds() + " seconds");
        }
    }

    private static Map<String, Object> clientOf(NodeProcess node) {
        return Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, node.config().address(),
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, ANSWER_MS_MAX,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWER_MS_MAX);
    }

    private static int nodesKnown(Admin admin) {
        try {
            return admin.describeCluster().nodes().get().size();
        } catch (ExecutionException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }
}
