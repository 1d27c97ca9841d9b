package io.millrace.audit;

import io.millrace.spill.Buckets;
import io.millrace.spill.Spill;
import io.millrace.text.Fingerprint;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongPredicate;

/** Brings the rows of each text together, by its fingerprint. For one thread. */
final class DistinctTexts {

    /**
     * Where a text is.
     *
     * @param train its first row in train; {@link #NOWHERE} if it is not there
     * @param heldOut its first row in validation or test; {@link #NOWHERE} if it is not there
     */
    record Rows(long train, long heldOut) {

        static final long NOWHERE = Long.MAX_VALUE;

        boolean isTrained() {
            return train != NOWHERE;
        }

        boolean isHeldOut() {
            return heldOut != NOWHERE;
        }

        private static Rows of(long row, boolean heldOut) {
            return heldOut ? new Rows(NOWHERE, row) : new Rows(row, NOWHERE);
        }

        private static Rows merge(Rows a, Rows b) {
            return new Rows(Math.min(a.train, b.train), Math.min(a.heldOut, b.heldOut));
        }
    }

    /** Takes each text once. */
    @FunctionalInterface
    interface Visitor {
        void visit(Rows rows) throws IOException;
    }

    private final Buckets occurrences;

    /**
     * @param occurrences empty buckets
     */
    DistinctTexts(Buckets occurrences) {
        this.occurrences = occurrences;
    }

    void add(Fingerprint text, long row) throws IOException {
        byte[] value = ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(text.low())
                .putLong(row)
                .array();
        occurrences.add(text.high(), "", value);
    }

    /** Visits all texts, once, in no order that means anything but the same each time. */
    void drain(LongPredicate isHeldOut, Visitor visitor) throws IOException {
        occurrences.drain(bucket -> {
            for (Rows rows : merge(bucket, isHeldOut)) {
                visitor.visit(rows);
            }
        });
    }

    private static Iterable<Rows> merge(Spill bucket, LongPredicate isHeldOut) throws IOException {
        Map<Fingerprint, Rows> texts = new HashMap<>();
        bucket.forEach((high, key, value) -> {
            ByteBuffer in = ByteBuffer.wrap(value);
            Fingerprint text = new Fingerprint(high, in.getLong());
            long row = in.getLong();
            texts.merge(text, Rows.of(row, isHeldOut.test(row)), Rows::merge);
        });
        return texts.values();
    }
}
