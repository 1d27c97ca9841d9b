package io.millrace.proof.nemesis;

import io.millrace.schema.JobState;
import io.millrace.schema.RetrainingJob;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerInterceptor;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Ends the process between an effect and its commit, when it is armed for a worker. The first result that the worker sends marks
 * the process; as soon as the cluster has acknowledged a record of the same transaction, the process halts: the effect is
 * done, its result is in the log, and the transaction is open. A producer commits only when all is acknowledged, so this is
 * always before the commit. That a job is running is announced in a transaction of its own, and is no result.
 *
 * <p>Kafka gives the same class to consumers, where it does nothing.
 */
public final class HaltBeforeCommit
        implements ProducerInterceptor<Object, Object>, ConsumerInterceptor<Object, Object> {

    /** How the process ends; nothing else ends with it. */
    public static final int EXIT_CODE = 99;

    /** The system property that names the directory of the instance. */
    static final String DIRECTORY = "millrace.proof.instance";

    /** Group, or application id, and a random id or the name of the instance: of workers and topologies alike. */
    private static final Pattern TRANSACTIONAL_ID =
            Pattern.compile(".*-([a-z]+)-(?:[0-9a-f]{8}(-[0-9a-f]{4}){3}-.*|instance-\\d+)");

    private Path armed;
    private volatile boolean marked;

    /** The file that arms an instance for a worker; its content does not matter. */
    static Path file(Path directory, String worker) {
        return directory.resolve("halt-" + worker);
    }

    /** What a transactional id belongs to: a role, or a duty beside one. */
    static String worker(String transactionalId) {
        Matcher matcher = TRANSACTIONAL_ID.matcher(transactionalId);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("a transactional id of nobody: " + transactionalId);
        }
        return matcher.group(1);
    }

    @Override
    public void configure(Map<String, ?> config) {
        Object transactionalId = config.get(ProducerConfig.TRANSACTIONAL_ID_CONFIG);
        if (transactionalId != null) {
            armed = file(Path.of(System.getProperty(DIRECTORY)), worker(transactionalId.toString()));
        }
    }

    @Override
    public ProducerRecord<Object, Object> onSend(ProducerRecord<Object, Object> record) {
        if (armed != null && !marked && !isAnnouncement(record.value())) {
            marked = disarm(armed);
        }
        return record;
    }

    @Override
    public void onAcknowledgement(RecordMetadata metadata, Exception error) {
        if (marked && error == null) {
            Runtime.getRuntime().halt(EXIT_CODE);
        }
    }

    @Override
    public ConsumerRecords<Object, Object> onConsume(ConsumerRecords<Object, Object> records) {
        return records;
    }

    @Override
    public void onCommit(Map<TopicPartition, OffsetAndMetadata> offsets) {}

    @Override
    public void close() {}

    /** Disarms; false if it was not armed. */
    static boolean disarm(Path file) {
        try {
            return Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isAnnouncement(Object value) {
        return value instanceof RetrainingJob job && job.getState() == JobState.RUNNING;
    }
}
