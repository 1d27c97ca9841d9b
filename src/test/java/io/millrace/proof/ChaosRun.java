package io.millrace.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.proof.nemesis.Struck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * Exactly once, at length: a campaign of runs with seeds that follow each other, under both protocols, on one broker and on
 * three. {@code ./mvnw -Pchaos verify}, with these properties:
 *
 * <ul>
 *   <li>{@code proof.seed}: the first seed, default 1; to replay one run give its seed and {@code -Dproof.runs=1}
 *   <li>{@code proof.runs}: how many runs, default 10
 *   <li>{@code proof.seconds}: load and faults of each run, in seconds, default 330
 *   <li>{@code proof.rate}: events a second on one broker, default 200; on three, two fifths of it. More than the machine has room for measures
 *       queues, not recovery
 *   <li>{@code proof.near}: whether near texts are looked for, default true
 * </ul>
 */
@Tag("alone")
class ChaosRun {

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path directory;

    @Test
    @Timeout(value = 6, unit = TimeUnit.HOURS)
    void shouldKeepAllPromisesInEveryRun() throws IOException {
        long first = Long.getLong("proof.seed", 1);
        Duration load = Duration.ofSeconds(Integer.getInteger("proof.seconds", 330));
        int rate = Integer.getInteger("proof.rate", 200);
        boolean near = !"false".equals(System.getProperty("proof.near"));
        List<Verdict> verdicts = new ArrayList<>();
        for (long seed = first; seed < first + Integer.getInteger("proof.runs", 10); seed++) {
            verdicts.add(run(ProofSettings.campaign(seed, load, rate, near)));
        }
        report(verdicts);
        assertThat(verdicts)
                .allSatisfy(verdict -> assertThat(verdict.violations()).isEmpty());
    }

    private Verdict run(ProofSettings settings) throws IOException {
        try (ProofRun run =
                new ProofRun(settings, Files.createDirectory(directory.resolve("seed-" + settings.seed())))) {
            Verdict verdict = run.run();
            System.out.println(verdict);
            return verdict;
        }
    }

    private static void report(List<Verdict> verdicts) {
        System.out.println(
                "| seed | protocol | brokers | load | reviews | faults | recovery, median | gave up | violations |");
        System.out.println("|---|---|---|---|---|---|---|---|---|");
        verdicts.forEach(verdict -> System.out.println(verdict.row()));
        List<Struck> faults =
                verdicts.stream().flatMap(verdict -> verdict.faults().stream()).toList();
        List<Duration> recoveries = Verdict.recoveries(faults);
        System.out.printf(
                "%,d reviews, %d faults, %d violations; recovery after kill -9 of an instance: median %s of %d%n",
                verdicts.stream()
                        .mapToLong(verdict -> verdict.records().get("reviews"))
                        .sum(),
                faults.size(),
                verdicts.stream()
                        .mapToInt(verdict -> verdict.violations().size())
                        .sum(),
                Verdict.median(recoveries).map(Duration::toString).orElse("-"),
                recoveries.size());
    }
}
