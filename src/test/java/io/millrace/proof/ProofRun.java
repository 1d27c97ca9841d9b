package io.millrace.proof;

import io.millrace.proof.guarantee.Guarantees;
import io.millrace.proof.nemesis.Battlefield;
import io.millrace.proof.nemesis.Brokers;
import io.millrace.proof.nemesis.Faults;
import io.millrace.proof.nemesis.GroupProgress;
import io.millrace.proof.nemesis.Instances;
import io.millrace.proof.nemesis.Nemesis;
import io.millrace.proof.workload.Ledger;
import io.millrace.proof.workload.LedgeredProducer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.config.Configurator;

/**
 * One run of the proof: a service of two or three instances is fed and struck at the same time; then it is healed, and when
 * it has nothing left to do, what it left behind is held against every guarantee.
 */
public final class ProofRun implements AutoCloseable {

    private static final int INSTANCES = 2;
    private static final int INSTANCES_MAX = 3;

    private static final String CLIENTS = "org.apache.kafka.clients";

    private final long began = System.nanoTime();
    private final Stage stage;
    private final Instances instances;
    private final Observer observer;
    private final GroupProgress progress;
    private Evidence evidence;

    /**
     * Sets the stage; nothing runs on it yet.
     *
     * @param settings what the run is like
     * @param directory for all files; empty
     */
    public ProofRun(ProofSettings settings, Path directory) throws IOException {
        // While a broker is away, each client complains several times a second.
        Configurator.setLevel(CLIENTS, Level.ERROR);
        stage = new Stage(settings, directory);
        instances = new Instances(directory.resolve("instances"), stage.service(), INSTANCES_MAX);
        observer = new Observer(stage.clients().reader(), stage.outputs());
        progress = new GroupProgress(stage.config(), instances::living);
    }

    /** Runs, and judges. */
    public Verdict run() {
        System.out.printf(
                "seed %d, %s, %d broker(s)%n",
                settings().seed(), settings().protocol(), settings().nodes());
        try (Nemesis nemesis = nemesis()) {
            List<LedgeredProducer> producers = stage.produce();
            for (int i = 0; i < INSTANCES; i++) {
                instances.add();
            }
            nemesis.strikeFor(settings().load());
            producers.forEach(LedgeredProducer::close);
            nemesis.heal();
            evidence = gather();
            return judge(nemesis);
        }
    }

    /** What the run left behind; it can be checked until this is closed. */
    public Evidence evidence() {
        return evidence;
    }

    @Override
    public void close() {
        Configurator.setLevel(CLIENTS, Level.WARN);
        try (stage;
                instances;
                observer;
                progress) {
            // All are closed, whatever any of them throws.
        }
    }

    private ProofSettings settings() {
        return stage.settings();
    }

    private Nemesis nemesis() {
        Battlefield field = new Battlefield(instances, new Brokers(stage.cluster()), stage.registry(), stage.storage());
        return new Nemesis(
                field,
                Faults.all(stage.storage()),
                settings().seed(),
                progress,
                () -> observer.counts(stage.config().topics().decisions()),
                System.out);
    }

    private Evidence gather() {
        Map<String, List<ConsumerRecord<byte[], byte[]>>> logs = stage.readWhenQuiet(this::killAll);
        return new Evidence(stage.config(), Ledger.read(stage.ledger()), logs, observer.finish(logs));
    }

    private void killAll() {
        for (int i = 0; i < INSTANCES_MAX; i++) {
            instances.kill(i);
        }
    }

    private Verdict judge(Nemesis nemesis) {
        Map<String, Integer> records = new HashMap<>();
        stage.outputs().forEach(topic -> records.put(topic, evidence.log(topic).size()));
        stage.config()
                .catalogue()
                .inputs()
                .forEach(topic -> records.put(topic, evidence.log(topic).size()));
        List<Violation> violations = Guarantees.check(evidence);
        return new Verdict(
                settings(),
                Duration.ofNanos(System.nanoTime() - began),
                records,
                nemesis.struck(),
                instances.exits(),
                violations);
    }
}
