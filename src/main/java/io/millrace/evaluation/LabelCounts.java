package io.millrace.evaluation;

/**
 * How often each label occurs in a training file, and the two constant answers that a model has to beat: the most
 * frequent label and the rounded mean. A baseline is evaluated on the same rows as the model, by
 * {@link ScoredRow#withPredicted(int)}. Not safe for use by several threads at once.
 */
public final class LabelCounts {

    private final long[] counts = new long[ConfusionMatrix.LABELS];
    private long records;

    /**
     * Counts one training row.
     *
     * @param stars its label, 1 to 5
     * @throws IllegalArgumentException if stars is out of range
     */
    public void add(int stars) {
        if (stars < 1 || stars > counts.length) {
            throw new IllegalArgumentException("stars must be 1 to " + counts.length + ", not " + stars);
        }
        counts[stars - 1]++;
        records++;
    }

    /** How many rows were counted. */
    public long records() {
        return records;
    }

    /** How many rows have this label, 1 to 5. */
    public long of(int stars) {
        return counts[stars - 1];
    }

    /**
     * The most frequent label, the lower one of equals.
     *
     * @throws IllegalStateException if no row was counted
     */
    public int majority() {
        requireRows();
        int best = 1;
        for (int stars = 2; stars <= counts.length; stars++) {
            best = of(stars) > of(best) ? stars : best;
        }
        return best;
    }

    /**
     * The mean label, rounded half up.
     *
     * @throws IllegalStateException if no row was counted
     */
    public int roundedMean() {
        requireRows();
        long sum = 0;
        for (int stars = 1; stars <= counts.length; stars++) {
            sum += stars * of(stars);
        }
        return (int) Math.round((double) sum / records);
    }

    private void requireRows() {
        if (records == 0) {
            throw new IllegalStateException("there is no baseline without training rows");
        }
    }
}
