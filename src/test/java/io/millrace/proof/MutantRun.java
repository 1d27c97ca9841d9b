package io.millrace.proof;

import static org.awaitility.Awaitility.await;

import io.millrace.app.MutantMain;
import io.millrace.config.ConfigKeys;
import io.millrace.proof.mutant.ForgetfulSettler;
import io.millrace.proof.mutant.Mutant;
import io.millrace.proof.workload.Ledger;
import io.millrace.proof.workload.LedgeredProducer;
import io.millrace.testing.ServiceProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** A service with one thing wrong is fed, killed at work and started again, while two observers look on. For one thread. */
final class MutantRun implements AutoCloseable {

    private static final ProofSettings SETTINGS =
            new ProofSettings(815, "classic", false, 1, Duration.ZERO, 100, Duration.ofSeconds(4), true);
    private static final int DECISIONS = 1_000;
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final Mutant mutant;
    private final Path directory;
    private final Stage stage;
    private final Observer committed;
    private final Observer uncommitted;
    private final ServiceProcess service;
    private Map<String, List<ConsumerRecord<byte[], byte[]>>> logs;

    /**
     * Sets the stage; the service does not run yet.
     *
     * @param directory for all files; empty
     */
    MutantRun(Mutant mutant, Path directory) throws IOException {
        System.out.println("seed " + SETTINGS.seed());
        this.mutant = mutant;
        this.directory = directory;
        stage = new Stage(SETTINGS, directory);
        committed = new Observer(stage.clients().reader(), stage.outputs());
        uncommitted = new Observer(uncommittedReader(), stage.outputs());
        service = service();
    }

    /** Runs, and tells what was left behind, and what was seen of it by an observer of committed records. Once only. */
    Evidence evidence() throws IOException {
        service.start();
        List<LedgeredProducer> producers = stage.produce();
        awaitDecisions();
        die();
        service.start();
        if (mutant == Mutant.AT_LEAST_ONCE) {
            // Only what was done since the last commit is done again, and a kill just behind one leaves nothing to see.
            dieAgain();
            dieAgain();
        }
        awaitDecisions();
        producers.forEach(LedgeredProducer::close);
        logs = mutant == Mutant.AT_LEAST_ONCE ? readAsItIs() : stage.readWhenQuiet(service::close);
        return new Evidence(stage.config(), Ledger.read(stage.ledger()), logs, committed.finish(logs));
    }

    /** What an observer saw that reads uncommitted records too; after the evidence. */
    List<Sighting> uncommitted() {
        return uncommitted.finish(logs);
    }

    @Override
    public void close() {
        try (stage;
                committed;
                uncommitted;
                service) {
            // All are closed, whatever any of them throws.
        }
    }

    /** What is done again can contradict what was kept, and such a service then never comes to rest. */
    private Map<String, List<ConsumerRecord<byte[], byte[]>>> readAsItIs() {
        service.close();
        return stage.read();
    }

    private void dieAgain() throws IOException {
        awaitDecisions();
        service.close();
        service.start();
    }

    private void die() {
        if (mutant == Mutant.PUBLISHES_BEFORE_EFFECT) {
            await("its own end").atMost(LIMIT).until(() -> !service.isAlive());
        } else {
            service.kill();
        }
    }

    /** Waits until there are so many more, or the service has ended. */
    private void awaitDecisions() {
        long wanted = decisions() + DECISIONS;
        await("%d decisions".formatted(wanted)).atMost(LIMIT).until(() -> !service.isAlive() || decisions() >= wanted);
    }

    private long decisions() {
        return Arrays.stream(committed.counts(stage.config().topics().decisions()))
                .sum();
    }

    private ServiceProcess service() throws IOException {
        Map<String, String> settings = new HashMap<>(stage.service());
        settings.put(ConfigKeys.STATE_DIR, directory.resolve("state").toString());
        settings.put(ConfigKeys.API_PORT, "0");
        settings.put(ConfigKeys.COMMIT_INTERVAL_MS, "1000");
        if (mutant == Mutant.AT_LEAST_ONCE) {
            // A text that hears an answer twice ends the process at once.
            settings.put(ConfigKeys.DEDUPE_NEAR, "false");
        }
        if (mutant == Mutant.MUTATES_BEFORE_THROWING) {
            settings.put("kafka.processor.wrapper.class", ForgetfulSettler.class.getName());
        }
        return new ServiceProcess(
                directory.resolve("service"), settings, List.of("-Xmx512m"), MutantMain.class, mutant.name());
    }

    private Consumer<byte[], byte[]> uncommittedReader() {
        Map<String, Object> settings = new HashMap<>(stage.config().clients());
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_uncommitted");
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
