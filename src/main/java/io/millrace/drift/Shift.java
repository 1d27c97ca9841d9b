package io.millrace.drift;

import java.util.Map;
import java.util.Optional;

/**
 * How a window differs from those before it.
 *
 * @param now its counts by category
 * @param before the counts of those before it, all together; empty if there are none
 * @param comparison of both; absent if there is too little to compare
 * @param correctedP its p-value, corrected for the number of tests that were done with it; 1 without a comparison
 */
public record Shift(
        Map<String, Long> now, Map<String, Long> before, Optional<Comparison> comparison, double correctedP) {

    /**
     * Corrected p-values below it are not taken for chance. Not 0.05: who asks every day for a month would be alarmed by
     * chance once or twice.
     */
    public static final double P_LIMIT = 0.01;

    /** Effects that are smaller do not matter. Cohen's small one, see {@link Comparison}. */
    public static final double EFFECT_MIN = 0.1;

    /** Whether the difference is no chance, and large enough to matter. */
    public boolean isMarked() {
        return correctedP < P_LIMIT && comparison.map(Comparison::effect).orElse(0.0) >= EFFECT_MIN;
    }

    static Shift of(Map<String, Long> now, Map<String, Long> before) {
        return new Shift(now, before, Comparison.of(now, before), 1);
    }

    Shift withCorrectedP(double value) {
        return new Shift(now, before, comparison, value);
    }
}
