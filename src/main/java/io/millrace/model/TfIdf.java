package io.millrace.model;

import java.util.Arrays;
import java.util.Collection;

/**
 * Weighs hashed n-grams as scikit-learn's TfidfVectorizer does with {@code sublinear_tf}: (1 + ln count) times the
 * smooth inverse document frequency ln((1 + rows) / (1 + rows with it)) + 1. Words and characters are brought to length
 * 1 (L2) each on their own, so that the many character n-grams do not drown the few words.
 *
 * <p>Immutable and safe for use by many threads. Logarithms are those of {@link StrictMath}, so that every JVM computes
 * the same bits.
 */
public final class TfIdf {

    private final HashedNgrams ngrams;
    private final float[] idf;

    /**
     * Creates it from known document frequencies.
     *
     * @param ngrams the hashing
     * @param idf {@code float[ngrams.buckets()]}: the inverse document frequency, 0 for a bucket that does not count; it
     *     is kept, not copied
     */
    TfIdf(HashedNgrams ngrams, float[] idf) {
        this.ngrams = ngrams;
        this.idf = idf;
    }

    /**
     * Learns the document frequencies.
     *
     * @param ngrams the hashing
     * @param rows the result of {@link HashedNgrams#bucketsOf} for each training row
     * @param rowsMin how many rows an n-gram must be in to count, at least 1
     */
    public static TfIdf fit(HashedNgrams ngrams, Collection<int[]> rows, int rowsMin) {
        int[] frequency = new int[ngrams.buckets()];
        rows.forEach(row -> countOnce(row, frequency));
        float[] idf = new float[frequency.length];
        for (int bucket = 0; bucket < idf.length; bucket++) {
            if (frequency[bucket] >= rowsMin) {
                idf[bucket] = (float) (StrictMath.log((1.0 + rows.size()) / (1 + frequency[bucket])) + 1);
            }
        }
        return new TfIdf(ngrams, idf);
    }

    private static void countOnce(int[] sorted, int[] frequency) {
        for (int i = 0; i < sorted.length; i++) {
            if (i == 0 || sorted[i] != sorted[i - 1]) {
                frequency[sorted[i]]++;
            }
        }
    }

    /** The hashing that it weighs. */
    public HashedNgrams ngrams() {
        return ngrams;
    }

    /** The inverse document frequency of a bucket; 0 if it does not count. */
    public float idf(int bucket) {
        return idf[bucket];
    }

    /** The features of a text. */
    public SparseRow row(String text) {
        return row(ngrams.bucketsOf(text));
    }

    /** The features of a text whose n-grams are hashed already, as {@link HashedNgrams#bucketsOf} returns them. */
    public SparseRow row(int[] sorted) {
        int[] buckets = new int[sorted.length];
        float[] values = new float[sorted.length];
        int size = 0;
        for (int start = 0, end; start < sorted.length; start = end) {
            end = endOfRun(sorted, start);
            if (idf[sorted[start]] > 0) {
                buckets[size] = sorted[start];
                values[size++] = sublinear(end - start) * idf[sorted[start]];
            }
        }
        int words = firstAtLeast(ngrams.firstCharacterBucket(), buckets, size);
        normalise(values, 0, words);
        normalise(values, words, size);
        return new SparseRow(Arrays.copyOf(buckets, size), Arrays.copyOf(values, size));
    }

    private static int endOfRun(int[] sorted, int start) {
        int end = start + 1;
        while (end < sorted.length && sorted[end] == sorted[start]) {
            end++;
        }
        return end;
    }

    private static float sublinear(int count) {
        return count == 1 ? 1 : (float) (1 + StrictMath.log(count));
    }

    private static int firstAtLeast(int bucket, int[] buckets, int size) {
        int found = Arrays.binarySearch(buckets, 0, size, bucket);
        return found < 0 ? -found - 1 : found;
    }

    private static void normalise(float[] values, int start, int end) {
        double squares = 0;
        for (int i = start; i < end; i++) {
            squares += (double) values[i] * values[i];
        }
        for (int i = start; i < end; i++) {
            values[i] /= (float) Math.sqrt(squares);
        }
    }
}
