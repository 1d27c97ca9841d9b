package io.millrace.dataset;

import io.millrace.spill.Buckets;
import io.millrace.spill.Spill;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.ToLongFunction;

/**
 * One limit: of the rows of one source (an author or a product, in one window or in all) those with the lowest rank are
 * kept, up to the limit, and the others are left out. Which ones these are depends on the set of rows alone, not on the
 * order in which they come. Rows without a source are kept.
 *
 * <p>Memory: of each source as many rows as the limit allows, of the sources of one bucket. For one thread.
 */
final class Quota {

    /** Takes rows. */
    @FunctionalInterface
    interface Sink {
        void take(GuardedRow row) throws IOException;
    }

    private final int max;
    private final ToLongFunction<GuardedRow> source;
    private final Buckets waiting;
    private final Sink kept;
    private final Sink left;

    /**
     * @param max how many of one source are kept, from 0; 0 keeps all
     * @param source {@link GuardedRow#NOBODY} if a row has none
     * @param waiting empty buckets, for the rows
     * @param kept takes the rows that stay
     * @param left takes the others
     */
    Quota(int max, ToLongFunction<GuardedRow> source, Buckets waiting, Sink kept, Sink left) {
        this.max = max;
        this.source = source;
        this.waiting = waiting;
        this.kept = kept;
        this.left = left;
    }

    void add(GuardedRow row) throws IOException {
        long from = source.applyAsLong(row);
        if (max == 0 || from == GuardedRow.NOBODY) {
            kept.take(row);
        } else {
            waiting.add(from, row.id(), row.encode());
        }
    }

    /** Decides about all rows, once, after all have been added. */
    void settle() throws IOException {
        waiting.drain(this::settle);
    }

    private void settle(Spill bucket) throws IOException {
        Map<Long, PriorityQueue<GuardedRow>> first = new HashMap<>();
        bucket.forEach((from, id, bytes) -> {
            PriorityQueue<GuardedRow> rows =
                    first.computeIfAbsent(from, any -> new PriorityQueue<>(GuardedRow.ORDER.reversed()));
            rows.add(GuardedRow.decode(id, bytes));
            if (rows.size() > max) {
                left.take(rows.remove());
            }
        });
        for (PriorityQueue<GuardedRow> rows : first.values()) {
            for (GuardedRow row : rows) {
                kept.take(row);
            }
        }
    }
}
