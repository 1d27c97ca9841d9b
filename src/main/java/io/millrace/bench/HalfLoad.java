package io.millrace.bench;

import io.millrace.bench.BenchReport.Latency;
import io.millrace.config.MillraceConfig;
import io.millrace.curation.Examination;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;

/**
 * Measures how long reviews that come at a steady pace wait for their decisions. The load is on for a few seconds before
 * those reviews that count, until the topology keeps up.
 */
final class HalfLoad {

    private static final int SETTLING_SECONDS = 3;
    private static final Duration GRACE = Duration.ofMinutes(1);

    private final BenchSettings settings;
    private final MillraceConfig config;
    private final int perSecond;
    private final long[] waitedMs;
    private int settling;
    private int decided;

    HalfLoad(BenchSettings settings, MillraceConfig config, int perSecond) {
        this.settings = settings;
        this.config = config;
        this.perSecond = perSecond;
        this.settling = perSecond * SETTLING_SECONDS;
        this.waitedMs = new long[perSecond * settings.latencySeconds()];
    }

    Latency measure(Examination examination) {
        try (Trial trial = Trial.prepare(Contender.CURATION, config, examination);
                DecisionReader reader = new DecisionReader(config);
                ReviewFeed feed = new ReviewFeed(config, settings)) {
            trial.start();
            trial.awaitRunning();
            int all = settling + waitedMs.length;
            long began = System.currentTimeMillis();
            CompletableFuture<Void> sent = CompletableFuture.runAsync(() -> feed.pace(began, perSecond, all));
            read(trial, reader, began + SETTLING_SECONDS * 1_000);
            sent.join();
        }
        Arrays.sort(waitedMs);
        return new Latency(perSecond, waitedMs.length, percentile(50), percentile(99), percentile(100));
    }

    private void read(Trial trial, DecisionReader reader, long countsFrom) {
        long deadline = System.nanoTime()
                + Duration.ofSeconds(settings.latencySeconds()).plus(GRACE).toNanos();
        while (settling > 0 || decided < waitedMs.length) {
            reader.poll(due -> count(due, countsFrom));
            trial.check(deadline);
        }
    }

    private void count(long due, long countsFrom) {
        if (due < countsFrom) {
            settling--;
        } else {
            waitedMs[decided++] = System.currentTimeMillis() - due;
        }
    }

    private long percentile(int percent) {
        int rank = (int) Math.ceil(percent / 100.0 * waitedMs.length);
        return waitedMs[rank - 1];
    }
}
