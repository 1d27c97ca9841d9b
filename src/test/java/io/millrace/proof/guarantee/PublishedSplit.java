package io.millrace.proof.guarantee;

import io.millrace.config.ConfigKeys;
import io.millrace.config.MillraceConfig;
import io.millrace.schema.Split;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;

/**
 * The split of a group by the published formula, in whole numbers: the first 53 bits of SHA-256(salt, a zero byte, group) are
 * a share of 2<sup>53</sup>; train takes the lowest part, then validation, then test.
 */
final class PublishedSplit {

    private static final int BITS = 53;

    private final String salt;
    private final int trainPercent;
    private final int validationPercent;

    PublishedSplit(MillraceConfig config) {
        List<String> percent = config.getList(ConfigKeys.SPLIT_PERCENT);
        salt = config.getString(ConfigKeys.SPLIT_SALT);
        trainPercent = Integer.parseInt(percent.get(0));
        validationPercent = Integer.parseInt(percent.get(1));
    }

    /** The split of a group, 32 hexadecimal digits. */
    Split of(String group) {
        BigInteger share = firstBits(sha256(salt + '\0' + group)).multiply(BigInteger.valueOf(100));
        if (share.compareTo(boundary(trainPercent)) < 0) {
            return Split.TRAIN;
        }
        return share.compareTo(boundary(trainPercent + validationPercent)) < 0 ? Split.VALIDATION : Split.TEST;
    }

    private static BigInteger firstBits(byte[] hash) {
        int bytes = BITS / Byte.SIZE + 1;
        return new BigInteger(1, Arrays.copyOf(hash, bytes)).shiftRight(bytes * Byte.SIZE - BITS);
    }

    private static BigInteger boundary(int percent) {
        return BigInteger.valueOf(percent).shiftLeft(BITS);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform must provide SHA-256", e);
        }
    }
}
