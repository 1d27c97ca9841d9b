package io.millrace.demo;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Spreads a number of events evenly over a time. For one thread. */
final class Pace {

    private final long began = System.nanoTime();
    private final double nanosPerEvent;
    private long events;

    Pace(long total, Duration time) {
        this.nanosPerEvent = (double) time.toNanos() / Math.max(1, total);
    }

    /** Waits until the next event is due; returns at once if that is past. */
    void await() {
        long due = began + (long) (nanosPerEvent * events++);
        for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
            LockSupport.parkNanos(wait);
        }
    }
}
