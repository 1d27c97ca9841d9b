package io.millrace.serde;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes the local binary form, one value after the other; {@link BinaryReader} reads them in the same order. Nothing
 * names or types the values: the version byte that comes first says which order it is.
 *
 * <p>Layouts: a number is a zig-zag varint of 1 to 10 bytes, low 7 bits first (as in Avro and Protocol Buffers); a
 * boolean is one byte, 0 or 1; a double is 8 bytes, big-endian IEEE 754; a string or byte array is the varint of its
 * length in bytes plus one, then the bytes, with 0 for null. Strings are UTF-8; an unpaired surrogate, which UTF-8
 * cannot hold, is written as {@code ?}.
 *
 * <p>For one thread and one record.
 */
public final class BinaryWriter {

    private byte[] buffer = new byte[128];
    private int length;

    /** Starts an empty record. */
    public BinaryWriter() {}

    /**
     * Writes the version of the layout that follows; call it first.
     *
     * @param version 0 to 127
     * @return this
     */
    public BinaryWriter version(int version) {
        if (version < 0 || version > Byte.MAX_VALUE) {
            throw new IllegalArgumentException("version must be 0 to 127, is " + version);
        }
        return put((byte) version);
    }

    /**
     * Writes a number in 1 to 10 bytes, fewer for numbers near zero.
     *
     * @param value any
     * @return this
     */
    public BinaryWriter writeLong(long value) {
        long rest = value << 1 ^ value >> 63;
        while ((rest & ~0x7FL) != 0) {
            put((byte) (rest & 0x7F | 0x80));
            rest >>>= 7;
        }
        return put((byte) rest);
    }

    /**
     * Writes a number in 1 to 5 bytes, fewer for numbers near zero.
     *
     * @param value any
     * @return this
     */
    public BinaryWriter writeInt(int value) {
        return writeLong(value);
    }

    /**
     * Writes a boolean in one byte.
     *
     * @param value any
     * @return this
     */
    public BinaryWriter writeBoolean(boolean value) {
        return put((byte) (value ? 1 : 0));
    }

    /**
     * Writes a double in 8 bytes, every bit kept.
     *
     * @param value any, also NaN and the infinities
     * @return this
     */
    public BinaryWriter writeDouble(double value) {
        reserve(Double.BYTES);
        ByteBuffer.wrap(buffer).putDouble(length, value);
        length += Double.BYTES;
        return this;
    }

    /**
     * Writes a string.
     *
     * @param value may be null
     * @return this
     */
    public BinaryWriter writeString(String value) {
        return writeBytes(value == null ? null : value.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Writes a byte array with its length.
     *
     * @param value may be null
     * @return this
     */
    public BinaryWriter writeBytes(byte[] value) {
        if (value == null) {
            return writeInt(0);
        }
        return writeLong(value.length + 1L).writeFixed(value);
    }

    /**
     * Writes bytes whose number the reader knows, such as a fingerprint's.
     *
     * @param value not null
     * @return this
     */
    public BinaryWriter writeFixed(byte[] value) {
        reserve(value.length);
        System.arraycopy(value, 0, buffer, length, value.length);
        length += value.length;
        return this;
    }

    /** Returns a copy of what was written so far. */
    public byte[] toBytes() {
        return Arrays.copyOf(buffer, length);
    }

    private BinaryWriter put(byte value) {
        reserve(1);
        buffer[length++] = value;
        return this;
    }

    private void reserve(int count) {
        int needed = Math.addExact(length, count);
        if (needed > buffer.length) {
            buffer = Arrays.copyOf(buffer, (int) Math.max(needed, Math.min(2L * buffer.length, Integer.MAX_VALUE - 8)));
        }
    }
}
