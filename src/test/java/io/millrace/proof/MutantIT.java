package io.millrace.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.proof.guarantee.Conservation;
import io.millrace.proof.guarantee.Guarantees;
import io.millrace.proof.mutant.Mutant;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The verifier, verified: services with one thing wrong each, which it must find guilty, each for its own reason. */
class MutantIT {

    @TempDir
    private Path directory;

    @Test
    void shouldConvictAServiceThatWorksAtLeastOnce() throws IOException {
        try (MutantRun run = new MutantRun(Mutant.AT_LEAST_ONCE, directory)) {
            assertThat(violations(new Conservation(), run.evidence()))
                    .extracting(Violation::what)
                    .contains("decisions: expected 1, found 2");
        }
    }

    @Test
    void shouldConvictAProcessorThatMutatesStateBeforeItThrows() throws IOException {
        try (MutantRun run = new MutantRun(Mutant.MUTATES_BEFORE_THROWING, directory)) {
            assertThat(violated(run.evidence())).contains("StateEqualsOutput");
        }
    }

    /** In one run, for one does not touch what the other is convicted of. */
    @Test
    void shouldConvictAWorkerThatPublishesBeforeItsEffectAndAnObserverThatReadsUncommitted() throws IOException {
        try (MutantRun run = new MutantRun(Mutant.PUBLISHES_BEFORE_EFFECT, directory)) {
            Evidence evidence = run.evidence();
            assertThat(violated(evidence)).containsExactly("FilesEqualRecords");
            assertThat(violated(evidence.with(run.uncommitted())))
                    .containsExactly("FilesEqualRecords", "NoAbortedRead");
        }
    }

    /** The names of the guarantees that are violated. */
    private static Set<String> violated(Evidence evidence) {
        return violations(Guarantees::check, evidence).stream()
                .map(Violation::guarantee)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<Violation> violations(Guarantee guarantee, Evidence evidence) {
        List<Violation> violations = guarantee.check(evidence);
        violations.stream().limit(5).forEach(System.out::println);
        return violations;
    }
}
