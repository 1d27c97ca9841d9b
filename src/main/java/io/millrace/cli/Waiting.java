package io.millrace.cli;

import java.time.Duration;
import java.util.function.Supplier;

/** Waits for what another process does. */
final class Waiting {

    private static final long PAUSE_MS = 200;

    private Waiting() {}

    /**
     * Asks again and again.
     *
     * @param probe gives null as long as there is nothing
     * @return what the probe gave; null if it gave nothing in that time
     */
    static <T> T until(Duration max, Supplier<T> probe) throws InterruptedException {
        long deadline = System.nanoTime() + max.toNanos();
        T found = probe.get();
        while (found == null && System.nanoTime() < deadline) {
            Thread.sleep(PAUSE_MS);
            found = probe.get();
        }
        return found;
    }
}
