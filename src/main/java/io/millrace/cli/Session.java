package io.millrace.cli;

import io.millrace.config.MillraceConfig;
import io.millrace.runtime.KafkaClients;
import io.millrace.serde.AvroSerdes;
import io.millrace.serde.RegistryConfig;
import io.millrace.storage.Storage;
import io.millrace.topic.TopicProvisioner;
import io.millrace.topic.Topics;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * A command's connection to Kafka and the registry. Its clients give up within seconds, as somebody is waiting. For one
 * thread.
 */
final class Session implements AutoCloseable {

    private static final int ANSWER_MS_MAX = 6_000;
    private static final int REQUEST_MS_MAX = 5_000;
    private static final int SEND_MS_MAX = 30_000;
    private static final int LINGER_MS = 20;
    private static final int BATCH_BYTES = 256 * 1024;
    private static final int REQUEST_BYTES_MAX = 4 << 20;

    private final MillraceConfig config;
    private final Map<String, Object> settings;
    private final Admin admin;
    private final AvroSerdes serdes;
    private Storage storage;

    private Session(MillraceConfig config, Map<String, Object> settings, Admin admin) {
        this.config = config;
        this.settings = settings;
        this.admin = admin;
        this.serdes = new AvroSerdes(impatient(config.serdes()));
    }

    /**
     * Connects to Kafka; the registry is asked when it is needed.
     *
     * @throws CliException if no broker answers
     */
    static Session open(MillraceConfig config) {
        Map<String, Object> settings = new HashMap<>(config.clients());
        settings.putIfAbsent(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWER_MS_MAX);
        settings.putIfAbsent(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_MS_MAX);
        Admin admin = Admin.create(settings);
        try {
            requireAnswer(config, admin);
            return new Session(config, settings, admin);
        } catch (RuntimeException e) {
            admin.close();
            throw e;
        }
    }

    /**
     * Makes sure that a broker answers.
     *
     * @throws CliException if none does
     */
    static void requireKafka(MillraceConfig config) {
        open(config).close();
    }

    MillraceConfig config() {
        return config;
    }

    Topics topics() {
        return config.topics();
    }

    Admin admin() {
        return admin;
    }

    AvroSerdes serdes() {
        return serdes;
    }

    TopicProvisioner provisioner() {
        return new TopicProvisioner(admin, config.catalogue());
    }

    KafkaClients clients() {
        return new KafkaClients(settings, serdes);
    }

    /** Where the files of snapshots and models are; closed with the session. */
    Storage storage() {
        if (storage == null) {
            storage = Storage.openForCommand(config.storage());
        }
        return storage;
    }

    /** The last value of each key of a topic, by key; to be closed by the caller. */
    <T extends SpecificRecord> FoldedTopic<T> fold(String topic, Class<T> type) {
        return new FoldedTopic<>(read(topic, type));
    }

    /** The records of a topic from its beginning; to be closed by the caller. */
    <T extends SpecificRecord> TopicReader<T> read(String topic, Class<T> type) {
        requireTopic(topic);
        return new TopicReader<>(clients().reader(), topic, serdes.value(type).deserializer());
    }

    /** The records of the partitions where some keys belong, from their beginning; to be closed by the caller. */
    <T extends SpecificRecord> TopicReader<T> readHomes(String topic, Collection<String> keys, Class<T> type) {
        requireTopic(topic);
        return TopicReader.ofHomes(
                clients().reader(), topic, keys, serdes.value(type).deserializer());
    }

    /** An idempotent producer that batches, and waits for all in-sync replicas; to be closed by the caller. */
    Producer<String, SpecificRecord> producer() {
        Map<String, Object> producing = new HashMap<>(settings);
        producing.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        producing.put(ProducerConfig.ACKS_CONFIG, "all");
        producing.putIfAbsent(ProducerConfig.MAX_BLOCK_MS_CONFIG, SEND_MS_MAX);
        producing.putIfAbsent(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, SEND_MS_MAX);
        producing.putIfAbsent(ProducerConfig.LINGER_MS_CONFIG, LINGER_MS);
        producing.putIfAbsent(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
        producing.putIfAbsent(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, REQUEST_BYTES_MAX);
        return new KafkaProducer<>(
                producing,
                new StringSerializer(),
                serdes.value(SpecificRecord.class).serializer());
    }

    /** @throws CliException if there is no such topic */
    void requireTopic(String topic) {
        Set<String> names = answer("list topics", admin.listTopics().names());
        if (!names.contains(topic)) {
            throw new CliException("there is no topic " + topic + "; create the topics with `millrace topics create`");
        }
    }

    /**
     * Blocks until the cluster answers.
     *
     * @param request what was asked, for the message: "list topics"
     * @throws CliException if it refuses or does not answer
     */
    static <T> T answer(String request, KafkaFuture<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new CliException("cannot " + request + ": " + e.getCause().getMessage(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CliException("interrupted: could not " + request, e);
        }
    }

    @Override
    public void close() {
        admin.close();
        if (storage != null) {
            storage.close();
        }
    }

    private static void requireAnswer(MillraceConfig config, Admin admin) {
        try {
            answer("ask", admin.describeCluster().nodes());
        } catch (CliException e) {
            throw new CliException(
                    "cannot reach Kafka at " + config.clients().get(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG)
                            + "; start it (`millrace dev` does), or name another with --bootstrap-servers",
                    e);
        }
    }

    private static Map<String, Object> impatient(Map<String, Object> serdes) {
        Map<String, Object> settings = new HashMap<>(serdes);
        settings.putIfAbsent(RegistryConfig.RETRIES, 1);
        settings.putIfAbsent(RegistryConfig.CONNECT_TIMEOUT_MS, REQUEST_MS_MAX / 2);
        return settings;
    }
}
