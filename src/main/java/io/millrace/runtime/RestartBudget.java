package io.millrace.runtime;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Allows a few restarts within a period, each after a longer pause. A thread that died of a passing fault is worth replacing,
 * and an outage of half a minute passes meanwhile; one that dies again and again dies of a bug or of a long outage, and the
 * process must end so that its supervisor sees it.
 *
 * <p>Safe for use by several threads.
 */
final class RestartBudget {

    private static final Duration PERIOD = Duration.ofMinutes(10);
    private static final List<Duration> PAUSES =
            List.of(1, 2, 4, 8, 15, 15).stream().map(Duration::ofSeconds).toList();

    private final List<Duration> pauses;
    private final Duration period;
    private final Deque<Long> restarts = new ArrayDeque<>();

    /**
     * @param pauses how long to wait before each of the restarts that are allowed within the period, at least one
     * @param period how long a restart counts
     */
    RestartBudget(List<Duration> pauses, Duration period) {
        this.pauses = pauses;
        this.period = period;
    }

    /** Six restarts in ten minutes, after 45 seconds of pauses together. */
    static RestartBudget standard() {
        return new RestartBudget(PAUSES, PERIOD);
    }

    /**
     * Takes one restart.
     *
     * @param nowMs milliseconds of any steady clock
     * @return how long to wait before it; empty if none is left
     */
    synchronized Optional<Duration> take(long nowMs) {
        while (!restarts.isEmpty() && nowMs - restarts.peekFirst() >= period.toMillis()) {
            restarts.removeFirst();
        }
        if (restarts.size() == pauses.size()) {
            return Optional.empty();
        }
        Duration pause = pauses.get(restarts.size());
        restarts.addLast(nowMs);
        return Optional.of(pause);
    }

    @Override
    public String toString() {
        return pauses.size() + " restarts within " + period.toMinutes() + " minutes";
    }
}
