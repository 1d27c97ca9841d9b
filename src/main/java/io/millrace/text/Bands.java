package io.millrace.text;

/**
 * Locality-sensitive hashing of sketches: two sketches have a key in common with a probability that grows steeply with their
 * similarity, {@code 1 - (1 - s^rows)^bands}. Each key is made of the smallest values that {@code rows} hash functions give for
 * the shingles (min-wise hashing, Broder 1997; banding, Leskovec, Rajaraman and Ullman, Mining of Massive Datasets, 3.4) and of
 * the contrast, so texts that cannot be similar do not meet.
 *
 * <p>A key in common is a reason to compare, never to decide. Immutable; safe for use by many threads.
 */
public final class Bands {

    private static final int GOLDEN = 0x9e3779b9;

    private final int bands;
    private final int rows;

    /**
     * Chooses the curve.
     *
     * @param bands keys a sketch, at least 1
     * @param rows hash functions a key, at least 1
     */
    public Bands(int bands, int rows) {
        this.bands = bands;
        this.rows = rows;
    }

    /** The keys of a sketch, one a band; none if it has no shingles. */
    public long[] keys(Sketch sketch) {
        if (sketch.shingles().length == 0) {
            return new long[0];
        }
        long[] keys = new long[bands];
        for (int band = 0; band < bands; band++) {
            keys[band] = key(sketch, band);
        }
        return keys;
    }

    private long key(Sketch sketch, int band) {
        long key = 31L * band + sketch.contrast();
        for (int row = 0; row < rows; row++) {
            key = mix64(key ^ least(sketch.shingles(), (band * rows + row + 1) * GOLDEN));
        }
        return key;
    }

    private static int least(int[] shingles, int seed) {
        int least = Integer.MAX_VALUE;
        for (int shingle : shingles) {
            least = Math.min(least, mix32(shingle ^ seed));
        }
        return least;
    }

    /** The finalizer of MurmurHash3 with 32 bits: every bit of the input changes half of the output. */
    private static int mix32(int value) {
        int mixed = (value ^ (value >>> 16)) * 0x85ebca6b;
        mixed = (mixed ^ (mixed >>> 13)) * 0xc2b2ae35;
        return mixed ^ (mixed >>> 16);
    }

    /** The same with 64 bits. */
    private static long mix64(long value) {
        long mixed = (value ^ (value >>> 33)) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return mixed ^ (mixed >>> 33);
    }

    @Override
    public String toString() {
        return bands + " x " + rows;
    }
}
