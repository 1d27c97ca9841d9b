package io.millrace.model;

/**
 * A model at work. Every implementation guarantees:
 *
 * <ol>
 *   <li>It is safe for use by many threads at once.
 *   <li>It is deterministic: the same text always gives the same probabilities.
 *   <li>It takes any text, also an empty one, and never returns NaN.
 * </ol>
 */
public interface Predictor {

    /**
     * Predicts the stars of a review.
     *
     * @param text title, empty line, body; not null
     * @return a new {@code double[5]}: the probabilities of 1 to 5 stars, which add up to 1
     */
    double[] probabilities(String text);

    /**
     * The stars that probabilities speak for.
     *
     * @param probabilities of 1 to 5 stars
     * @return the most probable stars, 1 to 5; the lower of equals
     */
    static int stars(double[] probabilities) {
        int best = 0;
        for (int i = 1; i < probabilities.length; i++) {
            best = probabilities[i] > probabilities[best] ? i : best;
        }
        return best + 1;
    }
}
