package io.millrace.proof.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.config.MillraceConfig;
import io.millrace.proof.Evidence;
import io.millrace.proof.Violation;
import io.millrace.schema.Decision;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The guarantees against what curation really does: they must find nothing, whatever overtakes what. */
class CurationGuaranteesTest {

    private static final int RUNS = 60;

    @Test
    void shouldFindNothingWrongInWhatCurationDoes() {
        long first = new Random().nextInt(1_000_000);
        Set<String> reasons = new TreeSet<>();
        for (long seed = first; seed < first + RUNS; seed++) {
            // Given
            Evidence evidence = SimulatedRun.of(seed, 150, 6, 4);

            // When
            List<Violation> violations = check(evidence);

            // Then
            assertThat(violations).as("seed " + seed).isEmpty();
            evidence.log(evidence.topics().decisions(), Decision.class)
                    .forEach(decision -> reasons.add(decision.value().getReason()));
        }
        assertThat(reasons)
                .containsExactly(
                        "accepted",
                        "duplicate",
                        "erased",
                        "language",
                        "near-duplicate",
                        "redelivered",
                        "split-conflict",
                        "superseded",
                        "updated");
    }

    @Test
    void shouldFindNothingWrongInWhatBecomesOfTheWorkload() {
        // Given
        long seed = new Random().nextInt(1_000_000);
        Evidence evidence = SimulatedRun.ofWorkload(seed, 5_000, 3);

        // When
        List<Violation> violations = check(evidence);

        // Then
        assertThat(violations).as("seed " + seed).isEmpty();
    }

    @Test
    void shouldFindNothingWrongInWhatTheTopologyWrites(@TempDir Path stateDir) {
        // Given
        long seed = new Random().nextInt(1_000_000);
        MillraceConfig config = CurationDriverRun.config(stateDir);
        ContendedEvents events = new ContendedEvents(config, new Random(seed), 6, 4);
        try (CurationDriverRun run = new CurationDriverRun(config)) {
            for (int i = 0; i < 300; i++) {
                run.send(events.next());
            }

            // When
            Evidence evidence = run.evidence();

            // Then
            assertThat(check(evidence)).as("seed " + seed).isEmpty();
            assertThat(evidence.internal("curation", "status-changelog")).isNotEmpty();
            assertThat(evidence.internal("curation", "verdicts-repartition")).isNotEmpty();
        }
    }

    private static List<Violation> check(Evidence evidence) {
        return CurationGuarantees.all().stream()
                .flatMap(guarantee -> guarantee.check(evidence).stream())
                .toList();
    }
}
