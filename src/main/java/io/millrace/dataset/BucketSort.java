package io.millrace.dataset;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Merges and sorts more entries than fit in memory. Of the entries with equal position and key the last one written
 * wins; if it has no value, there is none. The survivors come out in the order of position (unsigned), then key.
 *
 * <p>Entries are spread to buckets by the leading bits of their position, so that bucket after bucket gives the total
 * order, whatever the number of buckets. Positions should be hashes, so that buckets are of like size. A bucket that is
 * too large to be sorted in memory is spread again by the bits that follow. After {@value #DEPTH_MAX} times it can only be
 * large because it holds many versions of few keys, and of these only the last are kept in memory.
 *
 * <p>Memory: per bucket a buffer of at most 128 KiB; while draining, as much for each level of spreading and one loaded
 * bucket: {@link Limit#STANDARD} bounds it at about 45 MiB. 50 million records of 400 bytes in 64 buckets of 313 MB
 * are spread once again, to 10 MB each; with one sort for rows, one for balancing and one for ids, all buffers and
 * the bucket together stay below 100 MiB.
 *
 * <p>Many threads may add, if those entries that share a key come from one thread at a time, in order. One thread
 * drains, once, after all have added.
 */
final class BucketSort {

    static final int BUCKETS = 64;

    private static final int FAN_OUT_BITS = 5;
    private static final int DEPTH_MAX = 4;

    /** How large a bucket may be to be sorted in memory. */
    record Limit(long bytes, long entries) {

        static final Limit STANDARD = new Limit(16 << 20, 1 << 17);

        boolean allows(Spill bucket) {
            return bucket.bytes() <= bytes && bucket.entries() <= entries;
        }
    }

    private record Key(long position, String name) implements Comparable<Key> {

        private static final Comparator<Key> ORDER =
                ((Comparator<Key>) (a, b) -> Long.compareUnsigned(a.position, b.position)).thenComparing(Key::name);

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    private final Path files;
    private final Limit limit;
    private final List<Spill> buckets;

    /**
     * @param files path and beginning of the name of all files that it makes, such as {@code spill/rows}
     * @param buckets how many to begin with, from 1
     * @param limit what may be sorted in memory
     */
    BucketSort(Path files, int buckets, Limit limit) {
        this.files = files;
        this.limit = limit;
        this.buckets = spills(files.getFileName().toString(), buckets);
    }

    void add(long position, String key, byte[] value) throws IOException {
        buckets.get(bucket(position)).add(position, key, value);
    }

    /** Visits the survivors in order, on this thread, and frees memory and disk on the way. */
    void drain(Spill.Visitor visitor) throws IOException {
        for (int i = 0; i < buckets.size(); i++) {
            drain(buckets.get(i), "-" + i, 0, visitor);
        }
    }

    private void drain(Spill bucket, String path, int depth, Spill.Visitor visitor) throws IOException {
        if (limit.allows(bucket) || depth == DEPTH_MAX) {
            visitAll(load(bucket), visitor);
        } else {
            List<Spill> children = spread(bucket, path, depth);
            for (int i = 0; i < children.size(); i++) {
                drain(children.get(i), path + "-" + i, depth + 1, visitor);
            }
        }
    }

    private static TreeMap<Key, byte[]> load(Spill bucket) throws IOException {
        TreeMap<Key, byte[]> survivors = new TreeMap<>();
        bucket.forEach((position, key, value) -> {
            if (value == Spill.NO_VALUE) {
                survivors.remove(new Key(position, key));
            } else {
                survivors.put(new Key(position, key), value);
            }
        });
        bucket.clear();
        return survivors;
    }

    private static void visitAll(TreeMap<Key, byte[]> survivors, Spill.Visitor visitor) throws IOException {
        for (Map.Entry<Key, byte[]> entry : survivors.entrySet()) {
            visitor.visit(entry.getKey().position(), entry.getKey().name(), entry.getValue());
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
