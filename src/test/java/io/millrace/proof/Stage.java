package io.millrace.proof;

import io.millrace.app.EmbeddedStack;
import io.millrace.config.ConfigKeys;
import io.millrace.config.MillraceConfig;
import io.millrace.embedded.ClusterConfig;
import io.millrace.embedded.EmbeddedCluster;
import io.millrace.proof.nemesis.RegistrySwitch;
import io.millrace.proof.nemesis.StorageFolder;
import io.millrace.proof.workload.Ledger;
import io.millrace.proof.workload.LedgeredProducer;
import io.millrace.proof.workload.Load;
import io.millrace.proof.workload.Workload;
import io.millrace.runtime.KafkaClients;
import io.millrace.serde.AvroSerdes;
import io.millrace.topic.TopicSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;

/** Where a run happens: brokers, registry, storage and topics. Everything on it ends with it. */
final class Stage implements AutoCloseable {

    private static final int PRODUCERS = 2;
    /** The index keeps twenty records of each text there: more than memory holds, and what is lost of them shows in near texts. */
    private static final String LEFT_OUT = "-bands-changelog";

    private static final int AFTERTHOUGHTS = 300;
    private static final Duration QUIET_LIMIT = Duration.ofMinutes(8);

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final ProofSettings settings;
    private final Path directory;
    private final EmbeddedCluster cluster;
    private final RegistrySwitch registry;
    private final StorageFolder storage;
    private final MillraceConfig config;
    private final Admin admin;
    private final Ledger ledger;
    private final List<Workload> workloads;

    /**
     * Starts brokers and registry, and creates the topics.
     *
     * @param directory for all files; empty
     */
    Stage(ProofSettings settings, Path directory) throws IOException {
        this.settings = settings;
        this.directory = directory;
        storage = keep(StorageFolder.open(directory.resolve("storage")));
        cluster = keep(EmbeddedCluster.start(
                new ClusterConfig(directory.resolve("kafka"), settings.nodes(), 0, ProofSettings.broker())));
        registry = keep(new RegistrySwitch(directory.resolve("registry")));
        config = new MillraceConfig(service());
        EmbeddedStack.createTopics(config);
        admin = keep(Admin.create(config.clients()));
        ledger = keep(Ledger.create(directory.resolve("ledger")));
        workloads = IntStream.range(0, PRODUCERS).mapToObj(this::workload).toList();
    }

    /** The keys of {@code millrace.properties} of an instance, but for its own directories. */
    Map<String, String> service() {
        Map<String, String> all = new HashMap<>(settings.service());
        all.put(ConfigKeys.BOOTSTRAP_SERVERS, cluster.bootstrapServers());
        all.put("schema.registry.url", registry.url());
        all.put(ConfigKeys.STORAGE_DIR, storage.path().toString());
        return all;
    }

    ProofSettings settings() {
        return settings;
    }

    Path directory() {
        return directory;
    }

    MillraceConfig config() {
        return config;
    }

    EmbeddedCluster cluster() {
        return cluster;
    }

    RegistrySwitch registry() {
        return registry;
    }

    StorageFolder storage() {
        return storage;
    }

    Admin admin() {
        return admin;
    }

    KafkaClients clients() {
        return new KafkaClients(config.clients(), new AvroSerdes(config.serdes()));
    }

    /** What an observer watches: all that the service tells others. */
    Collection<String> outputs() {
        return config.catalogue().owned().stream().map(TopicSpec::name).toList();
    }

    /** Begins to produce; the producers end with the stage, or before. */
    List<LedgeredProducer> produce() {
        return produce(Load.ENDLESS);
    }

    private List<LedgeredProducer> produce(long events) {
        Load load = new Load(events, settings.perSecond() / PRODUCERS);
        List<LedgeredProducer> producers = workloads.stream()
                .map(workload -> keep(new LedgeredProducer(config, workload, ledger, load)))
                .toList();
        producers.forEach(producer -> new Thread(producer, "producer").start());
        return producers;
    }

    /**
     * Waits until the service has nothing left to do, has it stopped, and reads what it left behind. When it has done all, the producers,
     * who must have been closed, have some afterthoughts: on a slow machine an edit may else always come before its review is decided.
     *
     * @param stop returns when no process of the service is left
     */
    Map<String, List<ConsumerRecord<byte[], byte[]>>> readWhenQuiet(Runnable stop) {
        try (Archive archive = new Archive(clients().reader(), topicNames())) {
            new Quiet(admin, archive, config.topics(), Duration.ZERO).await(QUIET_LIMIT);
            produce(AFTERTHOUGHTS).forEach(LedgeredProducer::join);
            return new Quiet(admin, archive, config.topics(), settings.calm()).logsAfter(QUIET_LIMIT, stop);
        }
    }

    /** Reads what the service has left behind so far. */
    Map<String, List<ConsumerRecord<byte[], byte[]>>> read() {
        try (Archive archive = new Archive(clients().reader(), topicNames())) {
            archive.readOn();
            return archive.logs();
        }
    }

    private Workload workload(int producer) {
        return new Workload(
                "s" + settings.seed(),
                producer,
                settings.seed(),
                config.catalogue().partitions());
    }

    /** What the ledger tells; the producers must have ended. */
    Path ledger() {
        ledger.close();
        return directory.resolve("ledger");
    }

    @Override
    public void close() {
        open.forEach(Stage::close);
    }

    static void close(AutoCloseable resource) {
        try {
            resource.close();
        } catch (Exception e) {
            throw new IllegalStateException("cannot close " + resource, e);
        }
    }

    /** Says whether a topic of the cluster is read when a run is over. */
    static boolean isEvidence(String topic) {
        return !topic.startsWith("__") && !topic.endsWith(LEFT_OUT);
    }

    private List<String> topicNames() {
        try {
            return admin.listTopics().names().get().stream()
                    .filter(Stage::isEvidence)
                    .toList();
        } catch (ExecutionException e) {
            throw new KafkaException("the topics cannot be listed", e.getCause());
        } catch (InterruptedException e) {
            throw new KafkaException("interrupted", e);
        }
    }

    private <T extends AutoCloseable> T keep(T resource) {
        open.push(resource);
        return resource;
    }
}
