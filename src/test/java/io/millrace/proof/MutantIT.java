package io.millrace.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.app.MutantMain;
import io.millrace.config.ConfigKeys;
import io.millrace.proof.guarantee.Conservation;
import io.millrace.proof.guarantee.Guarantees;
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
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The verifier, verified: services with one thing wrong each, which it must find guilty, each for its own reason. */
class MutantIT {

    private static final ProofSettings SETTINGS =
            new ProofSettings(815, "classic", false, 1, Duration.ZERO, 100, Duration.ofSeconds(4), true);
    private static final int DECISIONS = 1_000;
    private static final Duration LIMIT = Duration.ofMinutes(2);

    @TempDir
    private Path directory;

    /** What is done again can contradict what was kept, and such a service then never comes to rest. */
    @Test
    void shouldConvictAServiceThatWorksAtLeastOnce() throws IOException {
        // When
        List<Violation> violations = violations(Mutant.AT_LEAST_ONCE, "read_committed", new Conservation());

        // Then
        assertThat(violations).extracting(Violation::what).contains("decisions: expected 1, found 2");
    }

    @Test
    void shouldConvictAProcessorThatMutatesStateBeforeItThrows() throws IOException {
        assertThat(violated(Mutant.MUTATES_BEFORE_THROWING, "read_committed")).contains("StateEqualsOutput");
    }

    @Test
    void shouldConvictAWorkerThatPublishesBeforeItsEffect() throws IOException {
        assertThat(violated(Mutant.PUBLISHES_BEFORE_EFFECT, "read_committed")).containsExactly("FilesEqualRecords");
    }

    @Test
    void shouldConvictAnObserverThatReadsUncommitted() throws IOException {
        assertThat(violated(Mutant.NONE, "read_uncommitted")).containsExactly("NoAbortedRead");
    }

    /** The names of the guarantees that are violated when the service is killed at work. */
    private Set<String> violated(Mutant mutant, String isolation) throws IOException {
        return violations(mutant, isolation, Guarantees::check).stream()
                .map(Violation::guarantee)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private List<Violation> violations(Mutant mutant, String isolation, Guarantee guarantee) throws IOException {
        System.out.println("seed " + SETTINGS.seed());
        try (Stage stage = new Stage(SETTINGS, directory);
                Observer observer = new Observer(observing(stage, isolation), stage.outputs());
                ServiceProcess service = service(stage, mutant)) {
            Evidence evidence = evidence(stage, observer, service, mutant);
            List<Violation> violations = guarantee.check(evidence);
            violations.stream().limit(5).forEach(System.out::println);
            return violations;
        }
    }

    private static Evidence evidence(Stage stage, Observer observer, ServiceProcess service, Mutant mutant)
            throws IOException {
        service.start();
        List<LedgeredProducer> producers = stage.produce();
        awaitDecisions(stage, observer, service);
        die(service, mutant);
        service.start();
        if (mutant == Mutant.AT_LEAST_ONCE) {
            // Only what was done since the last commit is done again, and a kill just behind one leaves nothing to see.
            dieAgain(stage, observer, service);
            dieAgain(stage, observer, service);
        }
        awaitDecisions(stage, observer, service);
        producers.forEach(LedgeredProducer::close);
        Map<String, List<ConsumerRecord<byte[], byte[]>>> logs =
                mutant == Mutant.AT_LEAST_ONCE ? readAsItIs(stage, service) : stage.readWhenQuiet(service::close);
        return new Evidence(stage.config(), Ledger.read(stage.ledger()), logs, observer.finish(logs));
    }

    private static Map<String, List<ConsumerRecord<byte[], byte[]>>> readAsItIs(Stage stage, ServiceProcess service) {
        service.close();
        return stage.read();
    }

    private static void dieAgain(Stage stage, Observer observer, ServiceProcess service) throws IOException {
        awaitDecisions(stage, observer, service);
        service.close();
        service.start();
    }

    private static void die(ServiceProcess service, Mutant mutant) {
        if (mutant == Mutant.PUBLISHES_BEFORE_EFFECT) {
            await("its own end").atMost(LIMIT).until(() -> !service.isAlive());
        } else {
            service.kill();
        }
    }

    /** Waits until there are so many more, or the service has ended. */
    private static void awaitDecisions(Stage stage, Observer observer, ServiceProcess service) {
        long wanted = total(stage, observer) + DECISIONS;
        await("%d decisions".formatted(wanted))
                .atMost(LIMIT)
                .until(() -> !service.isAlive() || total(stage, observer) >= wanted);
    }

    private static long total(Stage stage, Observer observer) {
        return Arrays.stream(observer.counts(stage.config().topics().decisions()))
                .sum();
    }

    private ServiceProcess service(Stage stage, Mutant mutant) throws IOException {
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

    private static Consumer<byte[], byte[]> observing(Stage stage, String isolation) {
        Map<String, Object> settings = new HashMap<>(stage.config().clients());
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, isolation);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
