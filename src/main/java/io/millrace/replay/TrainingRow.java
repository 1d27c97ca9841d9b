package io.millrace.replay;

import io.millrace.schema.Split;
import io.millrace.schema.TrainingRecord;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What a model would see of a training record, without its text.
 *
 * @param partition the partition of the review event that gave the text
 * @param offset the offset of that event
 * @param digest of title and text
 * @param stars the label, 1 to 5
 * @param weight the weight of the label
 */
record TrainingRow(int partition, long offset, String digest, int stars, double weight, String language, Split split) {

    static TrainingRow of(TrainingRecord record) {
        return new TrainingRow(
                record.getSourcePartition(),
                record.getSourceOffset(),
                digest(record.getTitle() + '\u0000' + record.getBody()),
                record.getStars(),
                record.getLabelWeight(),
                record.getLanguage(),
                record.getSplit());
    }

    /** Whether a model would learn the same from both. */
    boolean sameAs(TrainingRow other) {
        return digest.equals(other.digest)
                && stars == other.stars
                && Double.compare(weight, other.weight) == 0
                && language.equals(other.language)
                && split == other.split;
    }

    byte[] toBytes() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(partition);
        out.writeLong(offset);
        out.writeUTF(digest);
        out.writeInt(stars);
        out.writeDouble(weight);
        out.writeUTF(language);
        out.writeByte(split.ordinal());
        return bytes.toByteArray();
    }

    /** Null if there are no bytes. */
    static TrainingRow fromBytes(byte[] bytes) throws IOException {
        if (bytes == null) {
            return null;
        }
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        return new TrainingRow(
                in.readInt(),
                in.readLong(),
                in.readUTF(),
                in.readInt(),
                in.readDouble(),
                in.readUTF(),
                Split.values()[in.readByte()]);
    }

    private static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, Long.BYTES * 2);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
