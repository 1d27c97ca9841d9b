package io.millrace.model;

/**
 * The features of a text, sparse.
 *
 * @param buckets {@code int[n]}, strictly ascending
 * @param values {@code float[n]}, the value at each bucket
 */
public record SparseRow(int[] buckets, float[] values) {

    /** How many buckets have a value. */
    public int size() {
        return buckets.length;
    }
}
