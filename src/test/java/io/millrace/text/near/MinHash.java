package io.millrace.text.near;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * MinHash with banding: two texts are taken for one if the smallest hashes of all rows of some band are equal. A text without
 * shingles meets nobody. The hash functions are as good as random, so the tools' own ones would give the same but for chance.
 *
 * @param name of the tool
 * @param shingles its shingles of a text
 * @param bands its bands
 * @param rows hash functions a band
 * @param threshold the Jaccard similarity that it then asks for; 0 if it asks for none
 * @param kept which texts it does not drop from the start
 */
record MinHash(
        String name,
        Function<String, Collection<String>> shingles,
        int bands,
        int rows,
        double threshold,
        Predicate<String> kept)
        implements Detector<MinHash.Mark> {

    private static final long SEED = 42;

    /** The key of each band, none if there are no shingles; and the hashes of the shingles. */
    record Mark(long[] keys, Set<Long> shingles) {}

    @Override
    public Mark mark(String text) {
        Set<Long> hashes = new HashSet<>();
        shingles.apply(text).forEach(shingle -> hashes.add(hash(shingle)));
        long[] values = hashes.stream().mapToLong(Long::longValue).toArray();
        return new Mark(values.length == 0 ? values : keys(values), hashes);
    }

    @Override
    public boolean keeps(String text) {
        return kept.test(text);
    }

    @Override
    public long[] keys(Mark mark) {
        return mark.keys;
    }

    @Override
    public boolean near(Mark one, Mark other) {
        for (int band = 0; band < Math.min(one.keys.length, other.keys.length); band++) {
            if (one.keys[band] == other.keys[band]) {
                return threshold == 0 || similarity(one.shingles, other.shingles) >= threshold;
            }
        }
        return false;
    }

    private long[] keys(long[] values) {
        long[] keys = new long[bands];
        for (int i = 0; i < bands * rows; i++) {
            keys[i / rows] = mix(keys[i / rows] ^ least(values, mix(SEED + i)));
        }
        return keys;
    }

    private static long least(long[] values, long seed) {
        long least = Long.MAX_VALUE;
        for (long value : values) {
            least = Math.min(least, mix(value ^ seed));
        }
        return least;
    }

    private static double similarity(Set<Long> one, Set<Long> other) {
        long shared = one.stream().filter(other::contains).count();
        return (double) shared / (one.size() + other.size() - shared);
    }

    private static long hash(String shingle) {
        return mix(shingle.chars().asLongStream().reduce(SEED, (hash, unit) -> 0x100000001b3L * (hash ^ unit)));
    }

    /** The finalizer of SplitMix64. */
    private static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }
}
