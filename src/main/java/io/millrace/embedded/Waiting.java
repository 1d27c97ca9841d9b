package io.millrace.embedded;

import java.io.IOException;
import java.time.Duration;

/** Waits for conditions that nothing announces. */
final class Waiting {

    private static final long PAUSE_MS = 50;

    private Waiting() {}

    /** A condition that may need files or the network. */
    @FunctionalInterface
    interface Condition {
        boolean holds() throws IOException;
    }

    /**
     * Blocks until a condition holds.
     *
     * @return false if it did not in time, or if the thread was interrupted; it then still is
     */
    static boolean until(Duration timeout, Condition condition) throws IOException {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() > deadline || !pause()) {
                return false;
            }
        }
        return true;
    }

    private static boolean pause() {
        try {
            Thread.sleep(PAUSE_MS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
