package io.millrace.evaluation;

/**
 * What the gate asks of a challenger.
 *
 * @param testRecordsMin {@code gate.min.test.records}: held-out records, at least 1; fewer prove nothing
 * @param accuracyMin {@code gate.min.accuracy}: accuracy on them, 0 to 1; 0 asks for nothing
 * @param significance {@code gate.significance}: the p value of the paired test must be below it, more than 0 to 1;
 *     1 lets any improvement pass
 */
public record GateSettings(int testRecordsMin, double accuracyMin, double significance) {

    /** @throws IllegalArgumentException if a setting is out of range; the message names it */
    public GateSettings {
        require(testRecordsMin >= 1, "gate.min.test.records must be at least 1, not " + testRecordsMin);
        require(accuracyMin >= 0 && accuracyMin <= 1, "gate.min.accuracy must be 0 to 1, not " + accuracyMin);
        require(
                significance > 0 && significance <= 1,
                "gate.significance must be more than 0, to 1, not " + significance);
    }

    /** 50 test records, any accuracy, significance 0.05. */
    public static GateSettings standard() {
        return new GateSettings(50, 0, 0.05);
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
