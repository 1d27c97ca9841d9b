package io.millrace.container;

import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.images.ImagePullPolicy;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * The servers that Millrace runs with, in containers that are not started yet. Each is published on a free port of the loopback
 * interface. Nothing is pulled: an image that {@link Images} does not name, or that is gone, fails the test.
 */
public final class Containers {

    /** Marks tests that run on containers as they do on forked processes; {@code -Pcontainers} runs them so. */
    public static final String TAG = "containers";

    /** Where the registry speaks Confluent's protocol. */
    public static final String REGISTRY_PATH = "/apis/ccompat/v7";

    /** The port of the registry inside its container. */
    public static final int REGISTRY_PORT = 8080;

    private static final int S3_PORT = 9090;
    private static final int KAFKA_PORT = 9092;
    private static final ImagePullPolicy NEVER = image -> false;

    private Containers() {}

    /** Says whether tests that can shall run on containers. */
    public static boolean areWanted() {
        return Boolean.getBoolean("millrace.test.containers");
    }

    /** Kafka, one node, which creates no topic by itself and deletes nothing by age, as the forked ones. */
    public static KafkaContainer kafka() {
        KafkaContainer kafka = new KafkaContainer(
                DockerImageName.parse(Images.of("KAFKA_IMAGE")).asCompatibleSubstituteFor("apache/kafka"));
        return published(kafka.withImagePullPolicy(NEVER), KAFKA_PORT)
                .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
                .withEnv("KAFKA_LOG_RETENTION_MS", "-1")
                .withEnv("KAFKA_TRANSACTION_STATE_LOG_NUM_PARTITIONS", "4")
                .withEnv("KAFKA_GROUP_STREAMS_INITIAL_REBALANCE_DELAY_MS", "0")
                .withEnv("KAFKA_HEAP_OPTS", "-Xmx512m");
    }

    /** Apicurio, which keeps what it has when it is killed. */
    public static GenericContainer<?> registry() {
        return published(generic("REGISTRY_IMAGE"), REGISTRY_PORT)
                // Without a delay, or what was written within half a second before it is killed is lost.
                .withEnv("APICURIO_DATASOURCE_URL", "jdbc:h2:file:/tmp/registry;WRITE_DELAY=0")
                .waitingFor(Wait.forHttp(REGISTRY_PATH + "/subjects"));
    }

    /** S3Mock, with one bucket. */
    public static GenericContainer<?> s3(String bucket) {
        return published(generic("S3_IMAGE"), S3_PORT)
                .withEnv("COM_ADOBE_TESTING_S3MOCK_STORE_INITIAL_BUCKETS", bucket)
                .waitingFor(Wait.forHttp("/favicon.ico"));
    }

    /** Ends a container as {@code kill -9} does, and returns when it is gone; what it wrote stays. */
    public static void kill(GenericContainer<?> container) {
        container.getDockerClient().killContainerCmd(container.getContainerId()).exec();
    }

    /** Starts a container that was killed, on what it wrote, without waiting until it answers. */
    public static void startAgain(GenericContainer<?> container) {
        container
                .getDockerClient()
                .startContainerCmd(container.getContainerId())
                .exec();
    }

    /**
     * The port of this machine where a port of a running container is published now. Docker chooses another one each time that
     * it is started.
     */
    public static int publishedPort(GenericContainer<?> container, int port) {
        Ports ports = container.getCurrentContainerInfo().getNetworkSettings().getPorts();
        return Integer.parseInt(
                ports.getBindings().get(ExposedPort.tcp(port))[0].getHostPortSpec());
    }

    static GenericContainer<?> generic(String variable) {
        return new GenericContainer<>(DockerImageName.parse(Images.of(variable))).withImagePullPolicy(NEVER);
    }

    private static <T extends GenericContainer<T>> T published(GenericContainer<T> container, int port) {
        PortBinding loopback = new PortBinding(Ports.Binding.bindIp("127.0.0.1"), ExposedPort.tcp(port));
        return container
                .withExposedPorts(port)
                .withCreateContainerCmdModifier(
                        command -> command.getHostConfig().withPortBindings(loopback));
    }
}
