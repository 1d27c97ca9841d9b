package io.millrace.evaluation;

import java.util.Arrays;
import java.util.List;

/**
 * Counts of actual by predicted stars, and the metrics that follow from them. All metrics of an empty matrix are 0. Not
 * safe for use by several threads at once.
 */
public final class ConfusionMatrix {

    /** How many labels there are: 1 to 5 stars. */
    public static final int LABELS = 5;

    private final long[] counts = new long[LABELS * LABELS];
    private long records;

    /**
     * Counts one record.
     *
     * @param actual the stars that a person gave, 1 to 5
     * @param predicted the stars that the model said, 1 to 5
     * @throws IllegalArgumentException if either is out of range
     */
    public void add(int actual, int predicted) {
        counts[LABELS * index(actual) + index(predicted)]++;
        records++;
    }

    /** How many records were counted. */
    public long records() {
        return records;
    }

    /** Share of records whose predicted stars are the actual ones, 0 to 1. */
    public double accuracy() {
        long hits = 0;
        for (int label = 0; label < LABELS; label++) {
            hits += at(label, label);
        }
        return share(hits, records);
    }

    /**
     * Unweighted mean of the F1 of the five labels, 0 to 1. A label with neither record nor prediction counts 0, so a
     * test set that lacks a label cannot reach 1.
     */
    public double macroF1() {
        double sum = 0;
        for (int label = 0; label < LABELS; label++) {
            sum += f1(label);
        }
        return sum / LABELS;
    }

    /** Mean absolute error in stars, 0 to 4. */
    public double mae() {
        long error = 0;
        for (int actual = 0; actual < LABELS; actual++) {
            for (int predicted = 0; predicted < LABELS; predicted++) {
                error += Math.abs(actual - predicted) * at(actual, predicted);
            }
        }
        return share(error, records);
    }

    /** The 25 counts, row-major: actual stars 1 to 5 by predicted stars 1 to 5; unmodifiable. */
    public List<Long> counts() {
        return Arrays.stream(counts).boxed().toList();
    }

    private double f1(int label) {
        long actual = 0;
        long predicted = 0;
        for (int other = 0; other < LABELS; other++) {
            actual += at(label, other);
            predicted += at(other, label);
        }
        return share(2 * at(label, label), actual + predicted);
    }

    private long at(int actual, int predicted) {
        return counts[LABELS * actual + predicted];
    }

    private static double share(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }

    private static int index(int stars) {
        if (stars < 1 || stars > LABELS) {
            throw new IllegalArgumentException("stars must be 1 to " + LABELS + ", not " + stars);
        }
        return stars - 1;
    }
}
