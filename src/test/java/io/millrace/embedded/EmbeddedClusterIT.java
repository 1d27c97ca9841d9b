package io.millrace.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.millrace.testing.TestRecords;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedClusterIT {

    @TempDir
    Path directory;

    @Test
    void shouldKeepDataAndPortOverKillAndDataOverReopening() throws Exception {
        // Given
        String first;
        try (EmbeddedCluster cluster = EmbeddedCluster.start(ClusterConfig.singleNode(directory))) {
            first = cluster.bootstrapServers();
            createTopic(first, "kept", 1);
            TestRecords.write(first, "kept", List.of("a", "b"));

            // When
            cluster.kill(1);
            cluster.start(1);

            // Then
            assertThat(cluster.bootstrapServers()).isEqualTo(first);
            assertThat(TestRecords.read(first, "kept")).containsExactly("a", "b");
        }
        try (EmbeddedCluster reopened = EmbeddedCluster.start(ClusterConfig.singleNode(directory))) {
            assertThat(reopened.bootstrapServers()).isNotEqualTo(first);
            assertThat(TestRecords.read(reopened.bootstrapServers(), "kept")).containsExactly("a", "b");
        }
    }

    @Test
    void shouldLeaveARunningClusterAloneWhenItsDirectoryIsOpenedAgain() throws Exception {
        // Given
        try (EmbeddedCluster cluster = EmbeddedCluster.start(ClusterConfig.singleNode(directory))) {
            Path properties = directory.resolve("node-1/server.properties");
            String before = Files.readString(properties);

            // When // Then
            assertThatThrownBy(() -> EmbeddedCluster.start(ClusterConfig.singleNode(directory)))
                    .isInstanceOf(EmbeddedClusterException.class)
                    .hasMessageContaining("is in use by another broker; stop that or choose another");
            assertThat(properties).hasContent(before);
            assertThat(Ports.accepts(Integer.parseInt(cluster.bootstrapServers().split(":")[1])))
                    .isTrue();
        }
    }

    @Test
    void shouldSayThatThePortIsInUse() throws Exception {
        // Given
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            ClusterConfig config = ClusterConfig.singleNode(directory).withPort(taken.getLocalPort());

            // When // Then
            assertThatThrownBy(() -> EmbeddedCluster.start(config))
                    .isInstanceOf(EmbeddedClusterException.class)
                    .hasMessage("port %d of 127.0.0.1 is already in use; stop what listens there or choose another"
                            .formatted(taken.getLocalPort()));
        }
    }

    @Test
    void shouldQuoteTheBrokersLogWhenItDies() {
        // Given
        ClusterConfig config = ClusterConfig.singleNode(directory).withBrokerProperty("num.io.threads", "none");

        // When // Then
        assertThatThrownBy(() -> EmbeddedCluster.start(config))
                .isInstanceOf(EmbeddedClusterException.class)
                .hasMessageContaining("stopped while starting")
                .hasMessageContaining(directory.resolve("node-1/server.log").toString())
                .hasMessageContaining("num.io.threads");
    }

    @Test
    void shouldRefuseAnotherNumberOfNodesThanTheDirectoryHas() throws Exception {
        // Given
        ClusterIdentity.of(ClusterConfig.singleNode(directory));

        // When // Then
        assertThatThrownBy(() -> EmbeddedCluster.start(ClusterConfig.threeNodes(directory)))
                .isInstanceOf(EmbeddedClusterException.class)
                .hasMessageContaining("belongs to a cluster of 1 node(s), not 3");
    }

    @Test
    void shouldServeFromTheOthersWhenOneOfThreeIsKilled() throws Exception {
        // Given
        try (EmbeddedCluster cluster = EmbeddedCluster.start(ClusterConfig.threeNodes(directory))) {
            createTopic(cluster.bootstrapServers(), "kept", 3);
            TestRecords.write(cluster.bootstrapServers(), "kept", List.of("a", "b"));

            // When
            cluster.kill(1);
            TestRecords.write(cluster.bootstrapServers(), "kept", List.of("c"));

            // Then
            assertThat(TestRecords.read(cluster.bootstrapServers(), "kept")).containsExactly("a", "b", "c");
            cluster.start(1);
            assertThat(TestRecords.read(cluster.bootstrapServers(), "kept")).containsExactly("a", "b", "c");
        }
    }

    @Test
    void shouldNotOutliveAParentThatIsKilled() throws Exception {
        // Given
        Process parent = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ParentMain.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        awaitLine(parent, "started");
        ProcessHandle broker = parent.toHandle().children().findFirst().orElseThrow();

        // When
        parent.destroyForcibly();

        // Then
        await().atMost(Duration.ofSeconds(20)).until(() -> !broker.isAlive());
    }

    /** A parent that starts a broker and lives until it is killed. */
    static final class ParentMain {
        public static void main(String[] args) throws Exception {
            EmbeddedCluster.start(ClusterConfig.singleNode(Path.of(args[0])));
            System.out.println("started");
            Thread.currentThread().join();
        }
    }

    private static void awaitLine(Process process, String line) throws IOException {
        BufferedReader reader = process.inputReader(StandardCharsets.UTF_8);
        while (true) {
            String read = reader.readLine();
            assertThat(read).as("output before the end").isNotNull();
            if (read.equals(line)) {
                return;
            }
        }
    }

    private static void createTopic(String bootstrapServers, String name, int replicas) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            NewTopic topic = new NewTopic(name, Optional.of(1), Optional.of((short) replicas));
            admin.createTopics(List.of(topic)).all().get();
        }
    }
}
