package io.millrace.runtime;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Allows a few restarts within a period. A thread that died of a passing fault is worth replacing; one that dies again and
 * again dies of a bug, and the process must end so that its supervisor sees it.
 *
 * <p>Safe for use by several threads.
 */
final class RestartBudget {

    private final int restartsMax;
    private final Duration period;
    private final Deque<Long> restarts = new ArrayDeque<>();

    /**
     * @param restartsMax restarts allowed within the period, at least 1
     * @param period how long a restart counts
     */
    RestartBudget(int restartsMax, Duration period) {
        this.restartsMax = restartsMax;
        this.period = period;
    }

    /** Takes one restart; false if none is left at that time (milliseconds of any steady clock). */
    synchronized boolean take(long nowMs) {
        while (!restarts.isEmpty() && nowMs - restarts.peekFirst() >= period.toMillis()) {
            restarts.removeFirst();
        }
        if (restarts.size() == restartsMax) {
            return false;
        }
        restarts.addLast(nowMs);
        return true;
    }
}
