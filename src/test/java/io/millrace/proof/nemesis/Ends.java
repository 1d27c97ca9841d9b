package io.millrace.proof.nemesis;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Ends strikes when their time has come, each once, on threads of its own. */
final class Ends implements AutoCloseable {

    private static final int THREADS = 4;

    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(THREADS);
    private final List<End> under = new CopyOnWriteArrayList<>();
    private volatile RuntimeException failure;

    /** Ends a strike after its length. */
    void schedule(Strike strike) {
        End end = new End(strike);
        under.add(end);
        threads.schedule(end, strike.length().toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Says whether no strike is under way. */
    boolean isQuiet() {
        return under.isEmpty();
    }

    /**
     * Ends all strikes now, and waits until it is done.
     *
     * @throws RuntimeException if an end, this one or an earlier one, failed
     */
    void now() {
        under.forEach(End::run);
        check();
    }

    /** Throws what an end has thrown, if one has. */
    void check() {
        if (failure != null) {
            throw failure;
        }
    }

    /** Forgets what is under way. */
    @Override
    public void close() {
        threads.shutdownNow();
    }

    private final class End implements Runnable {

        private final Strike strike;
        private boolean ended;

        End(Strike strike) {
            this.strike = strike;
        }

        @Override
        public synchronized void run() {
            if (ended) {
                return;
            }
            ended = true;
            try {
                strike.end().run();
            } catch (RuntimeException e) {
                failure = e;
            }
            under.remove(this);
        }
    }
}
