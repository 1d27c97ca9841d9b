package io.millrace.serde;

import java.util.concurrent.ThreadLocalRandom;
import org.apache.kafka.common.errors.InterruptException;

/**
 * How long to wait before a call is repeated: exponential with full jitter, after
 * <a href="https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/">Brooker, 2015</a>: random between
 * 0 and a bound that doubles, so that clients that failed together do not come back together.
 *
 * @param initialMs bound of the first wait, in milliseconds
 * @param maxMs bound of every wait, in milliseconds
 */
record Backoff(long initialMs, long maxMs) {

    /** Returns the bound of the wait after this many repetitions, in milliseconds. */
    long boundMs(int repetitions) {
        return (long) Math.min(maxMs, initialMs * Math.pow(2, repetitions));
    }

    /**
     * Waits.
     *
     * @throws InterruptException if interrupted; the thread's flag stays set
     */
    void await(int repetitions) {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(boundMs(repetitions) + 1));
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }
}
