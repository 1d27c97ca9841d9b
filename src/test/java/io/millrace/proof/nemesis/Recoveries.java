package io.millrace.proof.nemesis;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Measures recovery: from a strike until every partition of the decisions had a new record. What was decided before the strike
 * takes a moment to reach the observers, so records of the first half second do not count as new; no instance is back so soon,
 * and what was not interrupted shows as half a second.
 */
final class Recoveries implements AutoCloseable {

    private static final long UNSEEN_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
    private static final long POLL_MS = 20;

    private final Outputs outputs;
    private final List<Recovery> pending = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();

    Recoveries(Outputs outputs) {
        this.outputs = outputs;
        thread.scheduleWithFixedDelay(this::look, POLL_MS, POLL_MS, TimeUnit.MILLISECONDS);
    }

    /**
     * Begins to measure.
     *
     * @param nanos when it was struck, by {@link System#nanoTime()}
     * @return completes with the time, or empty when this is closed before
     */
    CompletableFuture<Optional<Duration>> since(long nanos) {
        Recovery recovery = new Recovery(nanos);
        pending.add(recovery);
        return recovery.duration;
    }

    /** Says whether nothing is being measured. */
    boolean isQuiet() {
        return pending.isEmpty();
    }

    @Override
    public void close() {
        thread.shutdownNow();
        pending.forEach(recovery -> recovery.duration.complete(Optional.empty()));
    }

    private void look() {
        long now = System.nanoTime();
        long[] seen = outputs.decisions().clone();
        pending.removeIf(recovery -> recovery.isOver(now, seen));
    }

    private static final class Recovery {

        private final CompletableFuture<Optional<Duration>> duration = new CompletableFuture<>();
        private final long began;
        private long[] before;

        Recovery(long began) {
            this.began = began;
        }

        boolean isOver(long now, long[] seen) {
            if (now - began < UNSEEN_NANOS) {
                return false;
            }
            if (before == null) {
                before = seen;
            }
            for (int i = 0; i < seen.length; i++) {
                if (seen[i] <= before[i]) {
                    return false;
                }
            }
            return duration.complete(Optional.of(Duration.ofNanos(now - began)));
        }
    }
}
