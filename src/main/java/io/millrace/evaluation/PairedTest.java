package io.millrace.evaluation;

import org.apache.commons.statistics.inference.AlternativeHypothesis;
import org.apache.commons.statistics.inference.BinomialTest;

/**
 * The exact, one-sided McNemar test: is the challenger right more often than the champion on the same records? Only the
 * records on which exactly one of them is right say anything. If both were equally good, each of those would fall to
 * either with probability one half; the p value is the probability of at least as many for the challenger as were seen.
 * It is exact for any count, also a small one.
 *
 * <p>Sources: McNemar 1947, "Note on the sampling error of the difference between correlated proportions or
 * percentages"; Dietterich 1998, "Approximate statistical tests for comparing supervised classification learning
 * algorithms", which finds it to have the lowest error of the first kind among the tests for models that are trained
 * once.
 *
 * <p>Not safe for use by several threads at once.
 */
public final class PairedTest {

    private static final BinomialTest GREATER = BinomialTest.withDefaults().with(AlternativeHypothesis.GREATER_THAN);

    private long records;
    private int challengerOnly;
    private int championOnly;

    /** Counts one held-out record. */
    public void add(boolean challengerRight, boolean championRight) {
        records++;
        if (challengerRight && !championRight) {
            challengerOnly++;
        } else if (championRight && !challengerRight) {
            championOnly++;
        }
    }

    /** How many records were compared. */
    public long records() {
        return records;
    }

    /** On how many records the challenger alone was right. */
    public long challengerOnly() {
        return challengerOnly;
    }

    /** On how many records the champion alone was right. */
    public long championOnly() {
        return championOnly;
    }

    /** The one-sided p value, 0 to 1: small if the challenger is better; 1 if they never differed. */
    public double pValue() {
        int differing = challengerOnly + championOnly;
        return differing == 0 ? 1 : GREATER.test(differing, challengerOnly, 0.5).getPValue();
    }
}
