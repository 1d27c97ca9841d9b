package io.millrace.runtime;

import java.time.Duration;

/**
 * Decides whether a topology does its work, from what the process itself can see. It must be running, which it is only
 * when its stores are restored, and no partition may lag too far behind.
 *
 * <p>Without tasks it may be a spare, which is ready to take over, or one that is not served yet: with the streams protocol a
 * member runs before it is given its first tasks, and the tasks of a killed process are nobody's until its session ends. The
 * two look alike, so a topology without tasks is ready only after it has been so for longer than any session that a broker
 * allows by default. For any number of threads that ask; the clock is that of {@link System#nanoTime}.
 */
final class Readiness {

    /** The default of {@code group.streams.max.session.timeout.ms}; sessions of the classic protocol are shorter with us. */
    static final Duration SPARE_AFTER = Duration.ofSeconds(60);

    private final long lagMax;
    private final Duration spareAfter;
    private Long withoutTasksSinceNanos;

    /**
     * @param lagMax records that any partition may lag behind, at least 0
     * @param spareAfter how long it must have been without tasks to count as a spare
     */
    Readiness(long lagMax, Duration spareAfter) {
        this.lagMax = lagMax;
        this.spareAfter = spareAfter;
    }

    /** It does not run, or is in a rebalance. */
    synchronized boolean notRunning() {
        withoutTasksSinceNanos = null;
        return false;
    }

    /** It runs with tasks, whose most delayed partition lags so many records behind. */
    synchronized boolean withTasks(double lag) {
        withoutTasksSinceNanos = null;
        return lag <= lagMax;
    }

    /** It runs without tasks at this time. */
    synchronized boolean withoutTasks(long nowNanos) {
        if (withoutTasksSinceNanos == null) {
            withoutTasksSinceNanos = nowNanos;
        }
        return nowNanos - withoutTasksSinceNanos >= spareAfter.toNanos();
    }
}
