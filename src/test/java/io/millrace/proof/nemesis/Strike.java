package io.millrace.proof.nemesis;

import java.time.Duration;

/**
 * A fault that was struck.
 *
 * @param target what was struck
 * @param nanos when, by {@link System#nanoTime()}
 * @param length after what time it ends
 * @param isLasting whether other faults may be struck before it has ended
 * @param end ends it; may take a while
 */
public record Strike(String target, long nanos, Duration length, boolean isLasting, Runnable end) {

    /** A strike of this moment that is over. */
    static Strike done(String target) {
        return brief(target, Duration.ZERO, () -> {});
    }

    /** A strike of this moment that ends before anything else is struck. */
    static Strike brief(String target, Duration length, Runnable end) {
        return new Strike(target, System.nanoTime(), length, false, end);
    }

    /** A strike of this moment that goes on while others are struck. */
    static Strike lasting(String target, Duration length, Runnable end) {
        return new Strike(target, System.nanoTime(), length, true, end);
    }
}
