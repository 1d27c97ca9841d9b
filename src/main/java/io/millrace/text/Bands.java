package io.millrace.text;

/**
 * Locality-sensitive hashing of sketches. Hash functions give each sketch its minima, the smallest values for its shingles; two
 * sketches have one in common with the probability of their similarity (Broder, 1997). {@code rows} minima in a row make a key,
 * so two sketches have a key in common with a probability of {@code 1 - (1 - s^rows)^bands}, which grows steeply with their
 * similarity (Leskovec, Rajaraman and Ullman, Mining of Massive Datasets, 3.4). Keys hold the contrast too, so texts that cannot
 * be similar do not meet.
 *
 * <p>A key in common is a reason to compare, never to decide. Immutable; safe for use by many threads.
 */
public final class Bands {

    /**
     * What the stream uses. Of two texts with a similarity of 0.65 one pair in 50 does not meet, of 0.7 one in 240, of 0.8 one in
     * 37,000; of texts with nothing more in common than others one pair in millions meets, so that keys stay rare in a large log.
     */
    public static final Bands STANDARD = new Bands(20, 4);

    private static final int GOLDEN = 0x9e3779b9;

    private final int bands;
    private final int rows;

    /**
     * Chooses the curve.
     *
     * @param bands keys a sketch, at least 1
     * @param rows minima a key, at least 1
     */
    public Bands(int bands, int rows) {
        this.bands = bands;
        this.rows = rows;
    }

    /** The keys of a sketch, one a band; none if it has no shingles. */
    public long[] keys(Sketch sketch) {
        return sketch.isEmpty() ? new long[0] : keys(minima(sketch), sketch.contrast());
    }

    private long[] keys(int[] minima, int contrast) {
        long[] keys = new long[bands];
        for (int band = 0; band < bands; band++) {
            keys[band] = 31L * band + contrast;
            for (int row = 0; row < rows; row++) {
                keys[band] = mix64(keys[band] ^ minima[band * rows + row]);
            }
        }
        return keys;
    }

    private int[] minima(Sketch sketch) {
        int[] minima = new int[bands * rows];
        for (int i = 0; i < minima.length; i++) {
            minima[i] = least(sketch.shingles(), (i + 1) * GOLDEN);
        }
        return minima;
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
