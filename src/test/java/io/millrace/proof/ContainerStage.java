package io.millrace.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.app.EmbeddedStack;
import io.millrace.config.ConfigKeys;
import io.millrace.config.MillraceConfig;
import io.millrace.container.Containers;
import io.millrace.container.Docker;
import io.millrace.container.ServiceContainer;
import io.millrace.proof.nemesis.GroupProgress;
import io.millrace.proof.workload.Ledger;
import io.millrace.proof.workload.LedgeredProducer;
import io.millrace.proof.workload.Load;
import io.millrace.proof.workload.Workload;
import io.millrace.runtime.KafkaClients;
import io.millrace.serde.AvroSerdes;
import io.millrace.serde.RegistryConfig;
import io.millrace.topic.TopicSpec;
import io.millrace.topic.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.lifecycle.Startables;

/**
 * A run in containers: Kafka, a registry, two instances of the image that share a storage directory; a producer and an observer
 * on this machine. Everything on it ends with it. For one thread.
 */
final class ContainerStage implements AutoCloseable {

    private static final List<String> NAMES = List.of("one", "two");
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final Duration LOOK = Duration.ofSeconds(1);
    /** The exit code of a service that was asked to stop and did. */
    private static final long STOPPED = 143L;

    private static final String KAFKA = "kafka:19092";
    private static final String REGISTRY = "registry";

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final ProofSettings settings;
    private final Path directory;
    private final Path storage;
    private final Network network;
    private final MillraceConfig config;
    private final List<ServiceContainer> instances;
    private final Admin admin;
    private final Observer observer;
    private final GroupProgress progress;
    private final Ledger ledger;

    /**
     * Brings everything up but the producer.
     *
     * @param directory for all files; empty
     */
    ContainerStage(ProofSettings settings, Path directory) throws IOException {
        this.settings = settings;
        this.directory = directory;
        storage = openToAll(directory.resolve("storage"));
        open.push(() -> Docker.emptyDirectory(storage));
        network = keep(Network.newNetwork());
        KafkaContainer kafka = keep(Containers.kafka().withNetwork(network).withListener(KAFKA));
        GenericContainer<?> registry =
                keep(Containers.registry().withNetwork(network).withNetworkAliases(REGISTRY));
        Startables.deepStart(kafka, registry).join();
        config = config(kafka.getBootstrapServers(), "127.0.0.1:" + registry.getFirstMappedPort());
        EmbeddedStack.createTopics(config);
        instances = NAMES.stream().map(name -> keep(instance(name))).toList();
        admin = keep(Admin.create(config.clients()));
        observer = keep(new Observer(clients().reader(), outputs()));
        progress = keep(new GroupProgress(
                config, () -> instances.stream().map(ServiceContainer::name).toList()));
        ledger = keep(Ledger.create(directory.resolve("ledger")));
    }

    ServiceContainer instance(int i) {
        return instances.get(i);
    }

    Topics topics() {
        return config.topics();
    }

    /** Begins to produce; to be closed by the caller. */
    LedgeredProducer produce() {
        Workload workload = new Workload(
                "s" + settings.seed(), 0, settings.seed(), config.catalogue().partitions());
        LedgeredProducer producer =
                new LedgeredProducer(config, workload, ledger, new Load(Load.ENDLESS, settings.perSecond()));
        new Thread(producer, "producer").start();
        return producer;
    }

    /** Returns when both instances have a place in every group. */
    void awaitMembers() {
        assertThat(progress.awaitMembers(LIMIT)).as(logs()).isTrue();
    }

    /** Returns when both instances got on with work of theirs. */
    void awaitProgress() {
        assertThat(progress.awaitEvery(LIMIT)).as(logs()).isTrue();
    }

    /** Returns when every partition got decisions again, whoever made them before, and no sooner than the given time. */
    void awaitDecisions(Duration atLeast) {
        long began = System.nanoTime();
        long[] before = observer.counts(topics().decisions());
        until("decisions in every partition", () -> {
            long[] now = observer.counts(topics().decisions());
            return System.nanoTime() - began > atLeast.toNanos()
                    && IntStream.range(0, before.length).allMatch(i -> now[i] > before[i]);
        });
    }

    /** Waits until the service has nothing left to do, stops it, and gathers what it left behind. The producer must be closed. */
    Evidence evidence() throws ExecutionException, InterruptedException {
        Map<String, List<ConsumerRecord<byte[], byte[]>>> logs = readWhenQuiet();
        ledger.close();
        return new Evidence(config, Ledger.read(directory.resolve("ledger")), logs, observer.finish(logs));
    }

    @Override
    public void close() {
        open.forEach(Stage::close);
    }

    private Map<String, List<ConsumerRecord<byte[], byte[]>>> readWhenQuiet()
            throws ExecutionException, InterruptedException {
        List<String> names = admin.listTopics().names().get().stream()
                .filter(Stage::isEvidence)
                .toList();
        try (Archive archive = new Archive(clients().reader(), names)) {
            return new Quiet(admin, archive, topics(), settings.calm()).logsAfter(LIMIT, this::stop);
        }
    }

    private void stop() {
        assertThat(instances).extracting(ServiceContainer::stop).containsOnly(STOPPED);
    }

    private ServiceContainer instance(String name) {
        Map<String, String> keys = keys(KAFKA, REGISTRY + ":" + Containers.REGISTRY_PORT);
        return ServiceContainer.start(name, network, keys, storage, directory);
    }

    /** The service's configuration as seen from this machine. */
    private MillraceConfig config(String kafka, String registry) {
        Map<String, String> keys = keys(kafka, registry);
        keys.put(ConfigKeys.STORAGE_DIR, storage.toString());
        return new MillraceConfig(keys);
    }

    private Map<String, String> keys(String kafka, String registry) {
        Map<String, String> keys = new HashMap<>(settings.service());
        keys.put(ConfigKeys.BOOTSTRAP_SERVERS, kafka);
        keys.put(RegistryConfig.URL, "http://" + registry + Containers.REGISTRY_PATH);
        // Each commit costs the broker something, and it shares a machine.
        keys.put(ConfigKeys.COMMIT_INTERVAL_MS, "500");
        return keys;
    }

    private KafkaClients clients() {
        return new KafkaClients(config.clients(), new AvroSerdes(config.serdes()));
    }

    private List<String> outputs() {
        return config.catalogue().owned().stream().map(TopicSpec::name).toList();
    }

    private String logs() {
        return instances.get(0).log() + instances.get(1).log();
    }

    private static void until(String what, Callable<Boolean> condition) {
        await(what).atMost(LIMIT).pollInterval(LOOK).until(condition);
    }

    /** The service runs as a user whom this machine does not know. */
    private static Path openToAll(Path path) throws IOException {
        Files.createDirectories(path);
        return Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxrwxrwx"));
    }

    private <T extends AutoCloseable> T keep(T resource) {
        open.push(resource);
        return resource;
    }
}
