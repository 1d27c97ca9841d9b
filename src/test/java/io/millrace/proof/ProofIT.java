package io.millrace.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.proof.guarantee.Guarantees;
import io.millrace.topic.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Exactly once, in short: 20 seconds of load and faults under each group protocol, once on one broker and once on three. The
 * long runs are {@link ChaosRun}.
 */
@Tag("alone")
class ProofIT {

    private static final Duration LOAD = Duration.ofSeconds(20);
    private static final Duration SNAPSHOT_AGE = Duration.ofSeconds(4);

    private static final long MUTATION_SEED = 11;

    @TempDir
    private Path directory;

    @Test
    void shouldKeepAllPromisesOnOneBrokerUnderTheClassicProtocol() throws IOException {
        shouldKeepAllPromises(
                new ProofSettings(4_711, "classic", false, 1, LOAD, 200, SNAPSHOT_AGE, true),
                ProofIT::shouldSeeEveryMutation);
    }

    @Test
    void shouldKeepAllPromisesOnThreeBrokersUnderTheStreamsProtocol() throws IOException {
        shouldKeepAllPromises(
                new ProofSettings(4_712, "streams", false, 3, LOAD, 100, SNAPSHOT_AGE, true), evidence -> {});
    }

    private void shouldKeepAllPromises(ProofSettings settings, Consumer<Evidence> then) throws IOException {
        try (ProofRun run = new ProofRun(settings, directory)) {
            // When
            Verdict verdict = run.run();

            // Then
            System.out.println(verdict);
            assertThat(verdict.faults()).isNotEmpty();
            assertThat(verdict.violations()).as(verdict.toString()).isEmpty();
            then.accept(run.evidence());
        }
    }

    /**
     * The verifier, verified: whatever is done to a log is seen, and not only by who compares logs with what was observed. What
     * is done to snapshots, jobs and models cannot be left to chance, since not every change of them is wrong: see {@code
     * LoopGuaranteesIT}.
     */
    private static void shouldSeeEveryMutation(Evidence evidence) {
        Topics topics = evidence.topics();
        List<String> keyed = List.of(topics.decisions(), topics.trainingRecords(), topics.predictions());
        List<String> others = List.of(topics.reviews(), topics.deadLetters(), topics.windows());
        Stream.of(Mutation.values()).parallel().forEach(mutation -> {
            keyed.forEach(topic -> shouldSee(mutation, evidence, topic));
            if (mutation != Mutation.SWAP) {
                others.forEach(topic -> shouldSee(mutation, evidence, topic));
            }
        });
    }

    private static void shouldSee(Mutation mutation, Evidence evidence, String topic) {
        Random random = new Random(MUTATION_SEED);
        Set<String> convicted = Guarantees.check(mutation.of(evidence, topic, random)).stream()
                .map(Violation::guarantee)
                .filter(name -> !name.equals("NoAbortedRead"))
                .collect(Collectors.toCollection(TreeSet::new));
        System.out.printf("%s in %s: %s%n", mutation, topic, convicted);
        assertThat(convicted).as("%s in %s", mutation, topic).isNotEmpty();
    }
}
