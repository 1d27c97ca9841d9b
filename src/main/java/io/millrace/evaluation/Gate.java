package io.millrace.evaluation;

import io.millrace.schema.Evaluation;
import io.millrace.schema.GateVerdict;
import java.util.Locale;
import java.util.Objects;

/**
 * Decides whether a challenger may serve. The rules, in order; the first that applies decides:
 *
 * <ol>
 *   <li>Fewer test records than {@link GateSettings#testRecordsMin()}: refused.
 *   <li>An accuracy below {@link GateSettings#accuracyMin()}: refused.
 *   <li>No champion: passed. The first model has nothing to beat.
 *   <li>Not right on more records than the champion: refused. A tie keeps the champion.
 *   <li>The one-sided p value of the {@link PairedTest} is below {@link GateSettings#significance()}: passed.
 *   <li>Otherwise refused: better, but it may be chance.
 * </ol>
 *
 * <p>A model that is retrained as data grows is often a little better and seldom significantly so. At the default
 * significance the champion then stays until the evidence is there, and a run of lucky draws cannot carry the service
 * downhill. Whoever prefers freshness to proof raises {@code gate.significance}, at most to 1.
 *
 * <p>Immutable and safe for use by many threads.
 */
public final class Gate {

    private final GateSettings settings;

    /** Creates a gate with these settings. */
    public Gate(GateSettings settings) {
        this.settings = Objects.requireNonNull(settings, "settings");
    }

    /** Judges the first model, which has no champion to beat. */
    public GateVerdict judgeFirst(Evaluation challenger) {
        String shortfall = shortfall(challenger);
        return new GateVerdict(shortfall == null, shortfall == null ? first(challenger) : shortfall, null, null, null);
    }

    /**
     * Judges a challenger against the champion.
     *
     * @param challenger what the challenger reached
     * @param version the champion's version, for the verdict
     * @param champion what the champion reached on the same records
     * @param paired the two of them, record by record
     * @throws IllegalArgumentException if the three are not about equally many records
     */
    public GateVerdict judge(Evaluation challenger, String version, Evaluation champion, PairedTest paired) {
        requireSameRecords(challenger, champion, paired);
        String shortfall = shortfall(challenger);
        boolean passed = shortfall == null && isBetter(paired) && isSignificant(paired);
        String reason = shortfall == null ? comparison(challenger, champion, paired) : shortfall;
        return new GateVerdict(passed, reason, version, champion, paired.pValue());
    }

    private static void requireSameRecords(Evaluation challenger, Evaluation champion, PairedTest paired) {
        long records = challenger.getRecords();
        if (champion.getRecords() != records || paired.records() != records) {
            throw new IllegalArgumentException(
                    "challenger, champion and paired test must be about the same records, not " + records + ", "
                            + champion.getRecords() + " and " + paired.records());
        }
    }

    /** Which absolute minimum the challenger misses, in words; null if none. */
    private String shortfall(Evaluation challenger) {
        if (challenger.getRecords() < settings.testRecordsMin()) {
            return text(
                    "too few test records: %,d, and gate.min.test.records is %,d",
                    challenger.getRecords(), settings.testRecordsMin());
        }
        if (challenger.getAccuracy() < settings.accuracyMin()) {
            return text(
                    "not good enough: accuracy %.3f on %,d records, and gate.min.accuracy is %.3f",
                    challenger.getAccuracy(), challenger.getRecords(), settings.accuracyMin());
        }
        return null;
    }

    private static boolean isBetter(PairedTest paired) {
        return paired.challengerOnly() > paired.championOnly();
    }

    private boolean isSignificant(PairedTest paired) {
        return paired.pValue() < settings.significance();
    }

    private static String first(Evaluation challenger) {
        return text("first model: %.3f on %,d records", challenger.getAccuracy(), challenger.getRecords());
    }

    private String comparison(Evaluation challenger, Evaluation champion, PairedTest paired) {
        return text(
                "%s: %.3f against %.3f on %,d records, %s%s",
                word(paired),
                challenger.getAccuracy(),
                champion.getAccuracy(),
                challenger.getRecords(),
                p(paired.pValue()),
                isBetter(paired) && !isSignificant(paired) ? " is not below " + settings.significance() : "");
    }

    private String word(PairedTest paired) {
        if (isBetter(paired)) {
            return isSignificant(paired) ? "better" : "better, but it may be chance";
        }
        return paired.challengerOnly() == paired.championOnly() ? "no better" : "worse";
    }

    private static String p(double value) {
        return value < 0.001 ? "p<0.001" : text("p=%.3f", value);
    }

    private static String text(String format, Object... arguments) {
        return String.format(Locale.ROOT, format, arguments);
    }
}
