package io.millrace.text;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Names a normalised text: the first 16 bytes of the SHA-256 of its UTF-8 form. Equal fingerprints mean equal texts; at
 * a billion texts the chance of any accidental collision is below 10⁻²⁰.
 *
 * <p>An unpaired surrogate has no UTF-8 form. It is encoded as the three bytes that UTF-8's scheme would give it
 * (<a href="https://simonsapin.github.io/wtf-8/">WTF-8</a>), which no valid text contains, so that texts that differ
 * only in unpaired surrogates have different fingerprints.
 *
 * @param high bytes 0-7, big-endian
 * @param low bytes 8-15, big-endian
 */
public record Fingerprint(long high, long low) {

    /** The number of bytes. */
    public static final int BYTES = 16;

    private static final HexFormat HEX = HexFormat.of();

    /** Returns the fingerprint of a text that {@link TextNormalizer} has normalised. */
    public static Fingerprint of(String normalised) {
        return read(ByteBuffer.wrap(sha256().digest(encode(normalised))));
    }

    /**
     * Returns the fingerprint that {@link #bytes()} wrote.
     *
     * @throws IllegalArgumentException if there are not exactly {@value #BYTES} bytes
     */
    public static Fingerprint fromBytes(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("A fingerprint has " + BYTES + " bytes, not " + bytes.length);
        }
        return read(ByteBuffer.wrap(bytes));
    }

    /**
     * Returns the fingerprint that {@link #hex()} wrote.
     *
     * @throws IllegalArgumentException if the text is not 32 hexadecimal digits
     */
    public static Fingerprint fromHex(String hex) {
        return fromBytes(HEX.parseHex(hex));
    }

    /** Returns the {@value #BYTES} bytes, a new array on each call. */
    public byte[] bytes() {
        return ByteBuffer.allocate(BYTES).putLong(high).putLong(low).array();
    }

    /** Returns the bytes as 32 small hexadecimal digits. */
    public String hex() {
        return HEX.toHexDigits(high) + HEX.toHexDigits(low);
    }

    /** Returns the same as {@link #hex()}. */
    @Override
    public String toString() {
        return hex();
    }

    private static Fingerprint read(ByteBuffer bytes) {
        return new Fingerprint(bytes.getLong(), bytes.getLong());
    }

    private static byte[] encode(String text) {
        return hasUnpairedSurrogate(text) ? encodeGenerously(text) : text.getBytes(StandardCharsets.UTF_8);
    }

    private static boolean hasUnpairedSurrogate(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (Character.charCount(text.codePointAt(i)) == 1) {
                    return true;
                }
                i++;
            }
        }
        return false;
    }

    private static byte[] encodeGenerously(String text) {
        ByteBuffer out = ByteBuffer.allocate(text.length() * 3);
        text.codePoints().forEach(codePoint -> put(out, codePoint));
        byte[] bytes = new byte[out.position()];
        out.flip().get(bytes);
        return bytes;
    }

    private static void put(ByteBuffer out, int codePoint) {
        if (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE) {
            out.put((byte) (0xE0 | codePoint >> 12))
                    .put((byte) (0x80 | codePoint >> 6 & 0x3F))
                    .put((byte) (0x80 | codePoint & 0x3F));
        } else {
            out.put(Character.toString(codePoint).getBytes(StandardCharsets.UTF_8));
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform must provide SHA-256", e);
        }
    }
}
