package io.millrace.dataset;

import io.millrace.schema.Split;
import io.millrace.schema.TrainingRecord;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Objects;

/**
 * What a dataset says of one review, whatever the format of its rows, with a hash in place of the text. It is known when a dataset
 * is built, and again when its files are read.
 *
 * @param reviewId the review
 * @param split where its rows are
 * @param group the group of duplicates
 * @param language the language that counted
 * @param stars the label, 1 to 5
 * @param rows how often it is written, from 1; more than once only if labels are balanced by repeating
 * @param textSha256 SHA-256 of the text (UTF-8) as {@link LabelledText#textOf} makes it, 64 hexadecimal digits
 */
public record DatasetRecord(
        String reviewId, Split split, String group, String language, int stars, long rows, String textSha256) {

    private static final HexFormat HEX = HexFormat.of();

    public DatasetRecord {
        Objects.requireNonNull(reviewId, "reviewId");
        Objects.requireNonNull(split, "split");
        Objects.requireNonNull(group, "group");
        Objects.requireNonNull(language, "language");
        Objects.requireNonNull(textSha256, "textSha256");
    }

    static DatasetRecord of(TrainingRecord row, long rows) {
        return new DatasetRecord(
                row.getReviewId(),
                row.getSplit(),
                row.getGroup(),
                row.getLanguage(),
                row.getStars(),
                rows,
                Sha256.hex(LabelledText.textOf(row.getTitle(), row.getBody())));
    }

    DatasetRecord withRows(long count) {
        return new DatasetRecord(reviewId, split, group, language, stars, count, textSha256);
    }

    /**
     * The canonical form: review id, split (lower case), group and language, each as the length of its UTF-8 (4 bytes) and the
     * UTF-8; stars (4 bytes); rows (8 bytes); SHA-256 of the text (32 bytes). Numbers are big-endian.
     */
    byte[] toBytes() {
        byte[][] texts = {utf8(reviewId), utf8(Names.of(split)), utf8(group), utf8(language)};
        byte[] text = HEX.parseHex(textSha256);
        int length = Integer.BYTES + Long.BYTES + text.length;
        for (byte[] part : texts) {
            length += Integer.BYTES + part.length;
        }
        ByteBuffer bytes = ByteBuffer.allocate(length);
        for (byte[] part : texts) {
            bytes.putInt(part.length).put(part);
        }
        return bytes.putInt(stars).putLong(rows).put(text).array();
    }

    /** Reads what {@link #toBytes} wrote. */
    static DatasetRecord read(ByteBuffer bytes) {
        String reviewId = readText(bytes);
        Split split = Names.parse(Split.class, "split", readText(bytes));
        String group = readText(bytes);
        String language = readText(bytes);
        int stars = bytes.getInt();
        long rows = bytes.getLong();
        byte[] text = new byte[Sha256.BYTES];
        bytes.get(text);
        return new DatasetRecord(reviewId, split, group, language, stars, rows, HEX.formatHex(text));
    }

    /** SHA-256 of the canonical form. */
    byte[] digest() {
        return Sha256.of(toBytes());
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String readText(ByteBuffer bytes) {
        byte[] text = new byte[bytes.getInt()];
        bytes.get(text);
        return new String(text, StandardCharsets.UTF_8);
    }
}
