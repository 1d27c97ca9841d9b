package io.millrace.drift;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.statistics.inference.ChiSquareTest;
import org.apache.commons.statistics.inference.SignificanceResult;

/**
 * Do two sets of records have the same mix? Pearson's chi-square test of homogeneity says whether a difference can be chance,
 * after rare categories were put together, see {@link Contingency}. With many records it finds differences that nobody
 * needs to know, so an effect size says whether it matters: Cramér's V, but with both sides weighed as if they were equally
 * large. The usual V of a small window against a long past would be small whatever happened, and depend on how long that
 * past is; this one is the same for any sizes, 0 for equal mixes, 1 for mixes without a common category, and equals the usual
 * one where both sides are equally large. With two categories, V = 0.1 is one half against six tenths.
 *
 * <p>Sources: Pearson 1900, "On the criterion that a given system of deviations"; Cramér 1946, "Mathematical methods of
 * statistics", 21.9; Cohen 1988, "Statistical power analysis for the behavioral sciences", 7.2, who calls 0.1 small, 0.3
 * medium and 0.5 large.
 *
 * @param statistic chi-square, 0 or more
 * @param degreesOfFreedom categories less one, at least 1
 * @param pValue the probability of a statistic at least as large if both had the same mix, 0 to 1
 * @param effect V, 0 to 1
 */
public record Comparison(double statistic, int degreesOfFreedom, double pValue, double effect) {

    /**
     * Compares.
     *
     * @param first counts by category, none negative
     * @param second the same of the other side
     * @return absent if there is too little to compare: fewer than two categories of which enough is expected on either side
     */
    public static Optional<Comparison> of(Map<String, Long> first, Map<String, Long> second) {
        Contingency table = Contingency.of(first, second);
        if (!table.isEnough()) {
            return Optional.empty();
        }
        SignificanceResult result = ChiSquareTest.withDefaults().test(new long[][] {table.first(), table.second()});
        return Optional.of(
                new Comparison(result.getStatistic(), table.first().length - 1, result.getPValue(), effect(table)));
    }

    private static double effect(Contingency table) {
        double all = Arrays.stream(table.first()).sum();
        double allOfSecond = Arrays.stream(table.second()).sum();
        double sum = 0;
        for (int i = 0; i < table.first().length; i++) {
            double share = table.first()[i] / all;
            double shareOfSecond = table.second()[i] / allOfSecond;
            sum += (share - shareOfSecond) * (share - shareOfSecond) / (share + shareOfSecond);
        }
        return Math.sqrt(sum / 2);
    }
}
