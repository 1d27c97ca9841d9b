package io.millrace.serde;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * The ids that the registry did not know a moment ago, so that a flood of records with a made-up id is not a flood of
 * calls. Bounded in size and time: the id may be registered later.
 */
final class UnknownIds {

    private static final int MAX = 10_000;
    private static final long KEEP_NANOS = Duration.ofSeconds(30).toNanos();

    private final BoundedCache<Integer, Long> since = new BoundedCache<>(MAX);
    private final LongSupplier nanoTime;

    UnknownIds(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    boolean contains(int id) {
        Long start = since.get(id);
        return start != null && nanoTime.getAsLong() - start < KEEP_NANOS;
    }

    void add(int id) {
        since.put(id, nanoTime.getAsLong());
    }
}
