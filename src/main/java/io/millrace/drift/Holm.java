package io.millrace.drift;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Corrects p-values for the number of tests. Where those below a limit are believed, the probability of believing any
 * that is chance stays below that limit, however the tests depend on each other; those of windows do, as they share what they are
 * compared with. Source: Holm 1979, "A simple sequentially rejective multiple test procedure".
 */
final class Holm {

    private Holm() {}

    /** The corrected values, each at least as large as it was and at most 1, in the order given. */
    static double[] correct(List<Double> pValues) {
        int tests = pValues.size();
        double[] corrected = new double[tests];
        int[] ascending = IntStream.range(0, tests)
                .boxed()
                .sorted(Comparator.comparing(pValues::get))
                .mapToInt(Integer::intValue)
                .toArray();
        double least = 0;
        for (int rank = 0; rank < tests; rank++) {
            least = Math.max(least, Math.min(1, (tests - rank) * pValues.get(ascending[rank])));
            corrected[ascending[rank]] = least;
        }
        return corrected;
    }
}
