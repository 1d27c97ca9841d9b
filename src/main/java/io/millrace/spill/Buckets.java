package io.millrace.spill;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Spreads entries by the leading bits of their position, so that all entries of one position are in one bucket, and bucket
 * after bucket gives the order of positions (unsigned), whatever the number of buckets. Positions should be hashes, so
 * that buckets are of like size.
 *
 * <p>A bucket that is larger than the limit is spread again by the bits that follow. After {@value #DEPTH_MAX} times it can
 * only be large because it holds many entries of few positions; then it is given out as it is, and who takes it must not
 * keep all of it.
 *
 * <p>Memory: per bucket a buffer of at most 128 KiB; while draining, as much for each level of spreading.
 *
 * <p>Many threads may add; entries of one thread keep their order within a bucket. One thread drains, once, after all have
 * added.
 */
public final class Buckets {

    /** A good number to begin with: 50 million entries of 400 bytes in buckets of 313 MB are spread once again, to 10 MB. */
    public static final int COUNT = 64;

    private static final int FAN_OUT_BITS = 5;
    private static final int DEPTH_MAX = 4;

    /**
     * How large a bucket may be to be held in memory.
     *
     * @param bytes its size, at least 0
     * @param entries how many it holds, at least 0
     */
    public record Limit(long bytes, long entries) {

        /** 16 MiB and 131,072 entries: about 45 MiB of heap. */
        public static final Limit STANDARD = new Limit(16 << 20, 1 << 17);

        boolean allows(Spill bucket) {
            return bucket.bytes() <= bytes && bucket.entries() <= entries;
        }
    }

    /** Takes buckets in the order of their positions; afterwards they are emptied. */
    @FunctionalInterface
    public interface Visitor {
        /** Takes the next bucket. */
        void visit(Spill bucket) throws IOException;
    }

    private final Path files;
    private final Limit limit;
    private final List<Spill> buckets;

    /**
     * Prepares to spread.
     *
     * @param files path and beginning of the name of all files that it makes, such as {@code spill/rows}
     * @param count how many to begin with, from 1
     * @param limit how large a bucket may be
     */
    public Buckets(Path files, int count, Limit limit) {
        this.files = files;
        this.limit = limit;
        this.buckets = spills(files.getFileName().toString(), count);
    }

    /**
     * Adds an entry.
     *
     * @param position decides about the bucket
     * @param key any text
     * @param value {@link Spill#NO_VALUE} for none
     */
    public void add(long position, String key, byte[] value) throws IOException {
        buckets.get(bucket(position)).add(position, key, value);
    }

    /** Visits all buckets in order, on this thread, and frees memory and disk on the way. */
    public void drain(Visitor visitor) throws IOException {
        for (int i = 0; i < buckets.size(); i++) {
            drain(buckets.get(i), "-" + i, 0, visitor);
        }
    }

    private void drain(Spill bucket, String path, int depth, Visitor visitor) throws IOException {
        if (limit.allows(bucket) || depth == DEPTH_MAX) {
            visitor.visit(bucket);
            bucket.clear();
        } else {
            List<Spill> children = spread(bucket, path, depth);
            for (int i = 0; i < children.size(); i++) {
                drain(children.get(i), path + "-" + i, depth + 1, visitor);
            }
        }
    }

    private List<Spill> spread(Spill bucket, String path, int depth) throws IOException {
        List<Spill> children = spills(files.getFileName() + path, 1 << FAN_OUT_BITS);
        bucket.forEach(
                (position, key, value) -> children.get(child(position, depth)).add(position, key, value));
        bucket.clear();
        return children;
    }

    private List<Spill> spills(String name, int count) {
        List<Spill> spills = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            spills.add(new Spill(files.resolveSibling(name + "-" + i)));
        }
        return spills;
    }

    /** The integer part of (position / 2^64) * buckets: grows with the position, for any number of buckets. */
    private int bucket(long position) {
        int count = buckets.size();
        return (int) (Math.multiplyHigh(position, count) + (position >> 63 & count));
    }

    /** What follows {@link #bucket}: the fraction of that product, {@value #FAN_OUT_BITS} bits for each level. */
    private int child(long position, int depth) {
        long fraction = position * buckets.size();
        return (int) (fraction << (depth * FAN_OUT_BITS) >>> (64 - FAN_OUT_BITS));
    }
}
