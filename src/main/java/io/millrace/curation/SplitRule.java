package io.millrace.curation;

import io.millrace.schema.Split;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Decides for ever which part of a dataset a group of duplicates belongs to. The first 53 bits of SHA-256(salt, a zero
 * byte, group), both in UTF-8, are read as a number in [0, 1); train takes the lowest part of that range, then
 * validation, then test. It depends on nothing else, so every process and every replay assigns the same. A change of
 * any component moves groups between splits and belongs in a new training-record log.
 *
 * @param salt any text without a zero character; a different salt gives an independent assignment
 * @param trainPercent share of train, 0 to 100
 * @param validationPercent share of validation, 0 to 100
 * @param testPercent share of test, 0 to 100; the three add up to 100
 */
public record SplitRule(String salt, int trainPercent, int validationPercent, int testPercent) {

    private static final double TO_UNIT_INTERVAL = 0x1.0p-53;

    public SplitRule {
        if (salt.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("The split salt must not contain a zero character");
        }
        boolean negative = trainPercent < 0 || validationPercent < 0 || testPercent < 0;
        if (negative || trainPercent + validationPercent + testPercent != 100) {
            throw new IllegalArgumentException("The split percentages must be 0 to 100 and add up to 100, not "
                    + trainPercent + " + " + validationPercent + " + " + testPercent);
        }
    }

    /**
     * Returns the split of a group.
     *
     * @param group the group's name, 32 hexadecimal digits
     */
    public Split assign(String group) {
        double percent = 100 * position(group);
        if (percent < trainPercent) {
            return Split.TRAIN;
        }
        return percent < trainPercent + validationPercent ? Split.VALIDATION : Split.TEST;
    }

    private double position(String group) {
        MessageDigest digest = sha256();
        digest.update(salt.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        byte[] hash = digest.digest(group.getBytes(StandardCharsets.UTF_8));
        return (ByteBuffer.wrap(hash).getLong() >>> 11) * TO_UNIT_INTERVAL;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform must provide SHA-256", e);
        }
    }
}
