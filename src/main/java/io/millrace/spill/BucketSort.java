package io.millrace.spill;

import java.io.IOException;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;

/**
 * Merges and sorts more entries than fit in memory. Of the entries with equal position and key the last one written
 * wins, unless told otherwise; if it has no value, there is none. The survivors come out in the order of position (unsigned), then key.
 *
 * <p>Bucket after bucket is sorted in memory, see {@link Buckets}. One that is too large although it was spread as often as
 * possible holds many versions of few keys, and of these only the last are kept in memory.
 *
 * <p>Memory: that of the buckets and one loaded bucket: {@link Buckets.Limit#STANDARD} bounds it at about 45 MiB.
 *
 * <p>Many threads may add, if those entries that share a key come from one thread at a time, in order. One thread
 * drains, once, after all have added.
 */
public final class BucketSort {

    private record Key(long position, String name) implements Comparable<Key> {

        private static final Comparator<Key> ORDER =
                ((Comparator<Key>) (a, b) -> Long.compareUnsigned(a.position, b.position)).thenComparing(Key::name);

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    private final Buckets buckets;
    private final BinaryOperator<byte[]> merge;

    /**
     * Prepares to sort; the last value wins.
     *
     * @param buckets empty ones, for this sort alone
     */
    public BucketSort(Buckets buckets) {
        this(buckets, (before, next) -> next);
    }

    /**
     * Prepares to sort.
     *
     * @param buckets empty ones, for this sort alone
     * @param merge makes one value of those of equal entries: takes what it made of all before, and the next. It should not grow
     */
    public BucketSort(Buckets buckets, BinaryOperator<byte[]> merge) {
        this.buckets = buckets;
        this.merge = merge;
    }

    /**
     * Adds an entry.
     *
     * @param position where it stands
     * @param key tells entries of one position apart
     * @param value {@link Spill#NO_VALUE} to withdraw what was added before
     */
    public void add(long position, String key, byte[] value) throws IOException {
        buckets.add(position, key, value);
    }

    /** Visits the survivors in order, on this thread, and frees memory and disk on the way. */
    public void drain(Spill.Visitor visitor) throws IOException {
        buckets.drain(bucket -> visitAll(load(bucket), visitor));
    }

    private TreeMap<Key, byte[]> load(Spill bucket) throws IOException {
        TreeMap<Key, byte[]> survivors = new TreeMap<>();
        bucket.forEach((position, key, value) -> {
            if (value == Spill.NO_VALUE) {
                survivors.remove(new Key(position, key));
            } else {
                survivors.merge(new Key(position, key), value, merge);
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
}
