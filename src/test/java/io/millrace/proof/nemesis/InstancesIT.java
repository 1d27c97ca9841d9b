package io.millrace.proof.nemesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.embedded.ClusterConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Instances of a real service are struck, and go on. The tests share two instances and leave them at work. */
class InstancesIT {

    private static final long SEED = 4_711;
    private static final Duration LIMIT = Duration.ofMinutes(2);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private static Path temp;

    private static SmallRun run;

    @BeforeAll
    static void start() throws IOException {
        System.out.println("seed " + SEED);
        run = new SmallRun(ClusterConfig.singleNode(temp), Map.of(), 2);
        run.instances().add();
        run.instances().add();
        assertThat(run.progress().awaitMembers(LIMIT))
                .as(() -> "missing: " + run.progress() + ", exits: "
                        + run.instances().exits())
                .isTrue();
        assertThat(run.progress().awaitEvery(LIMIT)).isTrue();
    }

    @AfterAll
    static void stop() {
        run.close();
    }

    @Test
    void shouldGoOnAfterFaultsThatASeedChose() {
        // Given
        Map<Fault, Integer> weights = new LinkedHashMap<>();
        weights.put(new KillInstance(), 2);
        weights.put(new PauseInstance("pause", Duration.ofMillis(500), Duration.ofSeconds(1)), 1);
        try (Nemesis nemesis = new Nemesis(run.field(), weights, SEED, run.progress(), run.outputs(), System.out)) {

            // When
            for (int strikes = 0; strikes < 3; ) {
                strikes += nemesis.strikeNext() ? 1 : 0;
            }
            await("the recovery of each")
                    .atMost(LIMIT)
                    .until(() -> nemesis.struck().size() == 3);
            nemesis.heal();

            // Then
            assertThat(nemesis.struck())
                    .extracting(Struck::name)
                    .containsExactlyInAnyOrder("kill-instance", "kill-instance", "pause");
            assertThat(nemesis.struck())
                    .filteredOn(struck -> struck.name().equals("kill-instance"))
                    .allSatisfy(struck -> assertThat(struck.recovery()).isPresent());
            assertThat(run.progress().awaitEvery(LIMIT)).isTrue();
        }
    }

    @Test
    void shouldEndBetweenEffectAndCommitAndStartAgain() {
        // Given
        int before = run.instances().exits().size();

        // When
        Optional<Strike> strike = new HaltInstance("curation", LIMIT).strike(run.field(), new Random(SEED));

        // Then
        assertThat(strike).isPresent();
        assertThat(run.instances().exits()).hasSize(before + 1).last().satisfies(exit -> {
            assertThat(exit.code()).isEqualTo(HaltBeforeCommit.EXIT_CODE);
            assertThat(exit.instance()).isEqualTo(strike.orElseThrow().target());
        });
        assertThat(run.progress().awaitEvery(LIMIT)).isTrue();
    }
}
