package io.millrace.cli;

import io.millrace.schema.Outcome;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What models reach on labels that came after their predictions. The last outcome of a prediction counts, if it is live.
 * Holds some hundred bytes a prediction. For one thread.
 */
final class LiveAccuracy {

    private final Map<String, Verdict> verdicts = new HashMap<>();

    /**
     * One model's score.
     *
     * @param outcomes predictions with a label that came later
     * @param accuracy share of exact hits, 0 to 1
     * @param mae mean absolute error in stars
     */
    record Score(long outcomes, double accuracy, double mae) {}

    private record Verdict(String model, int error) {}

    void add(Outcome outcome) {
        if (outcome.getLive()) {
            int error = Math.abs(outcome.getPredicted() - outcome.getActual());
            verdicts.put(
                    outcome.getPredictionId(),
                    new Verdict(outcome.getModelVersion().intern(), error));
        } else {
            verdicts.remove(outcome.getPredictionId());
        }
    }

    /** The scores by model version. */
    SortedMap<String, Score> scores() {
        Map<String, long[]> sums = new HashMap<>();
        for (Verdict verdict : verdicts.values()) {
            long[] sum = sums.computeIfAbsent(verdict.model(), model -> new long[3]);
            sum[0]++;
            sum[1] += verdict.error() == 0 ? 1 : 0;
            sum[2] += verdict.error();
        }
        SortedMap<String, Score> scores = new TreeMap<>();
        sums.forEach((model, sum) ->
                scores.put(model, new Score(sum[0], (double) sum[1] / sum[0], (double) sum[2] / sum[0])));
        return scores;
    }
}
