package io.millrace.audit;

import io.millrace.text.Bands;

/**
 * Chooses keys that miss hardly anything. Two texts of similarity s share one of b keys of r hash functions each with the
 * probability {@code 1 - (1 - s^r)^b}. For a given r the least b that makes it {@value #RECALL} at the threshold follows; of
 * these pairs the one with the most functions is taken, for it brings the fewest texts together that are not near, as long as a
 * text has no more than {@value #BANDS_MAX} keys. Above the threshold the probability is higher still.
 *
 * <p>At 0.65 that is 57 keys of 5 functions: 0.999 at 0.65, 0.99997 at 0.7; 2 of 100,000 pairs of similarity 0.05 meet in vain.
 *
 * @param bands keys a text
 * @param rows hash functions a key
 */
record FineBands(int bands, int rows) {

    /** The probability with which a pair at the threshold is found. */
    static final double RECALL = 0.999;

    private static final int BANDS_MAX = 64;
    private static final int ROWS_MAX = 16;

    static FineBands of(double threshold) {
        int rows = 1;
        while (rows < ROWS_MAX && bands(threshold, rows + 1) <= BANDS_MAX) {
            rows++;
        }
        return new FineBands(bands(threshold, rows), rows);
    }

    /** The probability that two texts of that similarity share a key. */
    double recall(double similarity) {
        return 1 - Math.pow(1 - Math.pow(similarity, rows), bands);
    }

    Bands toBands() {
        return new Bands(bands, rows);
    }

    private static int bands(double threshold, int rows) {
        double miss = Math.log1p(-Math.pow(threshold, rows));
        return Math.max(1, (int) Math.ceil(Math.log1p(-RECALL) / miss));
    }
}
