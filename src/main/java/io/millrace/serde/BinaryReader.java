package io.millrace.serde;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads what a {@link BinaryWriter} wrote, in the same order. Every read is checked against the bytes that are left
 * before anything is allocated; what does not fit is a {@link BadRecordException} that names the position.
 *
 * <p>For one thread and one record.
 */
public final class BinaryReader {

    private final byte[] bytes;
    private int position;

    /**
     * Reads from the first byte.
     *
     * @param bytes not null, not copied
     */
    public BinaryReader(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Reads the version byte.
     *
     * @param max the newest version that the caller can read
     * @return 0 to {@code max}
     * @throws BadRecordException if it is newer: the record was written by a newer release
     */
    public int version(int max) {
        int version = next();
        if (version < 0 || version > max) {
            throw new BadRecordException(
                    "record has version " + version + ", this release reads up to " + max + "; upgrade it");
        }
        return version;
    }

    /** Reads a number. */
    public long readLong() {
        long zigZag = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            byte next = next();
            zigZag |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return zigZag >>> 1 ^ -(zigZag & 1);
            }
        }
        throw new BadRecordException("number longer than 10 bytes before byte " + position);
    }

    /** Reads a number that must fit 32 bits. */
    public int readInt() {
        long value = readLong();
        if (value != (int) value) {
            throw new BadRecordException("number of 32 bits expected before byte " + position + ", is wider");
        }
        return (int) value;
    }

    /** Reads a boolean; a byte other than 0 and 1 is an error. */
    public boolean readBoolean() {
        byte value = next();
        if (value != 0 && value != 1) {
            throw new BadRecordException("boolean expected before byte " + position + ", is " + value);
        }
        return value == 1;
    }

    /** Reads a double. */
    public double readDouble() {
        return ByteBuffer.wrap(bytes).getDouble(advance(Double.BYTES));
    }

    /** Reads a string, null if null was written. */
    public String readString() {
        int length = readLength();
        return length < 0 ? null : new String(bytes, advance(length), length, StandardCharsets.UTF_8);
    }

    /** Reads a byte array with its length, null if null was written. */
    public byte[] readBytes() {
        int length = readLength();
        return length < 0 ? null : readFixed(length);
    }

    /**
     * Reads bytes whose number the caller knows.
     *
     * @param length how many, not negative
     */
    public byte[] readFixed(int length) {
        int start = advance(length);
        return Arrays.copyOfRange(bytes, start, start + length);
    }

    /** Says whether every byte was read. */
    public boolean exhausted() {
        return position == bytes.length;
    }

    private int readLength() {
        long length = readLong() - 1;
        if (length < -1 || length > bytes.length - position) {
            throw new BadRecordException("length of " + length + " before byte " + position + ", but only "
                    + (bytes.length - position) + " bytes are left");
        }
        return (int) length;
    }

    private byte next() {
        return bytes[advance(1)];
    }

    private int advance(int count) {
        if (count > bytes.length - position) {
            throw new BadRecordException(
                    "record ends at byte " + bytes.length + ", " + count + " more expected after byte " + position);
        }
        int start = position;
        position += count;
        return start;
    }
}
