package io.millrace.demo;

import java.time.Duration;

/** Notices when a counter has not moved for a while. For one thread. */
final class Stillness {

    private final long limitNanos;
    private long movedAt;
    private long count = -1;

    Stillness(Duration limit, long nowNanos) {
        this.limitNanos = limit.toNanos();
        this.movedAt = nowNanos;
    }

    /** Takes note of the counter; true if it has stood still for the limit. */
    boolean since(long counter, long nowNanos) {
        if (counter != count) {
            count = counter;
            movedAt = nowNanos;
        }
        return nowNanos - movedAt >= limitNanos;
    }
}
