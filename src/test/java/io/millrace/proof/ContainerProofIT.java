package io.millrace.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.container.Images;
import io.millrace.proof.guarantee.Guarantees;
import io.millrace.proof.workload.LedgeredProducer;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exactly once, in containers: what Docker does to an instance, and what it cannot do to processes without one. */
class ContainerProofIT {

    private static final ProofSettings SETTINGS =
            new ProofSettings(4_713, "classic", false, 1, Duration.ZERO, 100, Duration.ofSeconds(8), true);

    /** Longer than a session and than a transaction may last. */
    private static final Duration CUT = Duration.ofSeconds(15);

    private static final int DECISIONS_MIN = 1_000;

    @TempDir
    private Path directory;

    @Test
    void shouldLoseAndDoubleNothingWhenOneInstanceIsKilledAndOneIsCutOff() throws Exception {
        // Given
        Images.assume();
        System.out.println("seed " + SETTINGS.seed());
        try (ContainerStage stage = new ContainerStage(SETTINGS, directory)) {
            // When
            try (LedgeredProducer producer = stage.produce()) {
                stage.awaitMembers();
                stage.awaitProgress();
                kill(stage);
                cutOff(stage);
                System.out.println(producer.acknowledged() + " events acknowledged");
            }
            Evidence evidence = stage.evidence();

            // Then
            assertThat(evidence.log(evidence.topics().decisions())).hasSizeGreaterThan(DECISIONS_MIN);
            assertThat(Guarantees.check(evidence)).isEmpty();
        }
    }

    private static void kill(ContainerStage stage) {
        stage.instance(0).kill();
        stage.awaitDecisions(Duration.ZERO);
        stage.instance(0).start();
        stage.awaitMembers();
        stage.awaitProgress();
    }

    private static void cutOff(ContainerStage stage) {
        stage.instance(1).cutOff();
        stage.awaitDecisions(CUT);
        stage.instance(1).reconnect();
        stage.awaitMembers();
        stage.awaitProgress();
    }
}
