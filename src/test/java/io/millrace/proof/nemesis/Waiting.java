package io.millrace.proof.nemesis;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for conditions that nothing announces. */
final class Waiting {

    private static final Duration PAUSE = Duration.ofMillis(100);

    private Waiting() {}

    /** Blocks until the condition holds; false if it did not in time. */
    static boolean until(Duration limit, BooleanSupplier condition) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            sleep(PAUSE);
        }
        return true;
    }

    /** Blocks for this long. */
    static void sleep(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NemesisException("interrupted", e);
        }
    }
}
