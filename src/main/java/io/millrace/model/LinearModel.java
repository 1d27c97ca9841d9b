package io.millrace.model;

/**
 * Logistic regression, one label against the rest, on TF-IDF of hashed n-grams. The probability of a label is its
 * sigmoid over the sum of all five. Memory is 24 bytes a bucket. Immutable and safe for use by many threads.
 */
public final class LinearModel implements Predictor {

    /** How many labels there are: 1 to 5 stars. */
    public static final int LABELS = 5;

    private final TfIdf features;
    private final float[] weights;
    private final float[] bias;

    /**
     * Creates a model; the arrays are kept, not copied.
     *
     * @param features the features
     * @param weights {@code float[buckets * 5]}, row-major: the weights of a bucket for 1 to 5 stars side by side
     * @param bias {@code float[5]}, the intercepts for 1 to 5 stars
     * @throws IllegalArgumentException if an array has another length
     */
    public LinearModel(TfIdf features, float[] weights, float[] bias) {
        if (weights.length != LABELS * features.ngrams().buckets() || bias.length != LABELS) {
            throw new IllegalArgumentException("weights or bias do not fit the features");
        }
        this.features = features;
        this.weights = weights;
        this.bias = bias;
    }

    @Override
    public double[] probabilities(String text) {
        double[] scores = scores(features.row(text));
        double sum = 0;
        for (int label = 0; label < LABELS; label++) {
            scores[label] = 1 / (1 + StrictMath.exp(-scores[label]));
            sum += scores[label];
        }
        for (int label = 0; label < LABELS; label++) {
            scores[label] /= sum;
        }
        return scores;
    }

    private double[] scores(SparseRow row) {
        double[] scores = new double[LABELS];
        for (int label = 0; label < LABELS; label++) {
            scores[label] = bias[label];
        }
        for (int i = 0; i < row.size(); i++) {
            int first = LABELS * row.buckets()[i];
            for (int label = 0; label < LABELS; label++) {
                scores[label] += weights[first + label] * row.values()[i];
            }
        }
        return scores;
    }

    /** The features that it looks at. */
    TfIdf features() {
        return features;
    }

    /** The weight of a bucket for a label, 0 for 1 star to 4 for 5 stars. */
    float weight(int bucket, int label) {
        return weights[LABELS * bucket + label];
    }

    /** The intercept of a label, 0 for 1 star to 4 for 5 stars. */
    float bias(int label) {
        return bias[label];
    }
}
