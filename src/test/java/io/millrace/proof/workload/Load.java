package io.millrace.proof.workload;

import java.time.Duration;

/**
 * How much is sent, and how fast.
 *
 * @param events how many events, 0 or more; {@link #ENDLESS} until it is stopped
 * @param perSecond how many a second; 0 as fast as it goes. What was missed during an outage is not caught up
 */
public record Load(long events, int perSecond) {

    /** A number of events that is never reached. */
    public static final long ENDLESS = Long.MAX_VALUE;

    private static final int BATCH_MAX = 500;
    private static final int BATCHES_PER_SECOND = 20;

    /** How many events are noted in the ledger at once, and sent: at least 1, and as many as come in 50 ms. */
    int batch() {
        return perSecond == 0 ? BATCH_MAX : Math.min(BATCH_MAX, Math.max(1, perSecond / BATCHES_PER_SECOND));
    }

    /** The time from the beginning of a batch to that of the next. */
    Duration interval() {
        return perSecond == 0 ? Duration.ZERO : Duration.ofSeconds(batch()).dividedBy(perSecond);
    }
}
