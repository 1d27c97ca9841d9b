package io.millrace.replay;

import io.millrace.spill.BucketSort;
import io.millrace.spill.Buckets;
import io.millrace.spill.Spill;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Brings together what was said of the same thing before and after; of several values of one side the last counts. The
 * pairs come out in an order that is random but for the seed, so the first ones that somebody looks for are a fair sample.
 *
 * <p>Memory: that of a {@link BucketSort}. For one thread.
 */
final class Pairs {

    private static final String BEFORE = "\u0000b";
    private static final String AFTER = "\u0000a";
    private static final long FNV_PRIME = 0x100000001b3L;

    /** Takes a pair; one of the two may be null. */
    @FunctionalInterface
    interface Visitor {
        void visit(String key, byte[] before, byte[] after) throws IOException;
    }

    private final BucketSort sort;
    private final long seed;

    /**
     * Prepares to pair.
     *
     * @param files path and beginning of the name of the files that it makes
     */
    Pairs(Path files, long seed) {
        this.sort = new BucketSort(new Buckets(files, Buckets.COUNT, Buckets.Limit.STANDARD));
        this.seed = seed;
    }

    /**
     * Adds what was said before.
     *
     * @param value null withdraws what was added
     */
    void before(String key, byte[] value) throws IOException {
        sort.add(position(key), key + BEFORE, value);
    }

    /** As {@link #before} for the other side. */
    void after(String key, byte[] value) throws IOException {
        sort.add(position(key), key + AFTER, value);
    }

    /** Visits all pairs, and frees memory and disk on the way. */
    void drain(Visitor visitor) throws IOException {
        Pending pending = new Pending(visitor);
        sort.drain(pending);
        pending.flush();
    }

    private long position(String key) {
        long hash = seed;
        for (int i = 0; i < key.length(); i++) {
            hash = (hash ^ key.charAt(i)) * FNV_PRIME;
        }
        return mix(hash);
    }

    /** The finalizer of SplitMix64: all bits depend on all bits. */
    private static long mix(long hash) {
        long mixed = (hash ^ hash >>> 30) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94d049bb133111ebL;
        return mixed ^ mixed >>> 31;
    }

    /** The sides of one key come one after the other. */
    private static final class Pending implements Spill.Visitor {

        private final Visitor visitor;
        private String key;
        private byte[] before;
        private byte[] after;

        Pending(Visitor visitor) {
            this.visitor = visitor;
        }

        @Override
        public void visit(long position, String sided, byte[] value) throws IOException {
            String next = sided.substring(0, sided.length() - BEFORE.length());
            if (!next.equals(key)) {
                flush();
                key = next;
            }
            if (sided.endsWith(BEFORE)) {
                before = value;
            } else {
                after = value;
            }
        }

        void flush() throws IOException {
            if (key != null) {
                visitor.visit(key, before, after);
            }
            before = null;
            after = null;
        }
    }
}
