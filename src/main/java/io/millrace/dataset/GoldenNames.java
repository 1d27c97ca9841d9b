package io.millrace.dataset;

import java.nio.ByteBuffer;

/**
 * By what {@link HeldOut} knows a record of a test split again: hashes, that tell neither review nor text, but let who has one of these
 * find out that it was there.
 *
 * @param position of the record in the shuffle order of its dataset
 * @param review see {@link HeldOut#review}
 * @param text see {@link HeldOut#text}
 * @param group see {@link HeldOut#group}
 */
record GoldenNames(long position, long review, long text, long group) {

    static final int BYTES = 4 * Long.BYTES;

    static GoldenNames of(ShuffleOrder order, DatasetRecord row) {
        return new GoldenNames(
                order.position(row.reviewId()),
                HeldOut.review(row.reviewId()),
                HeldOut.text(row.textSha256()),
                HeldOut.group(row.group()));
    }

    /** All four, 8 bytes each, big-endian. */
    byte[] toBytes() {
        return ByteBuffer.allocate(BYTES)
                .putLong(position)
                .putLong(review)
                .putLong(text)
                .putLong(group)
                .array();
    }

    /** Reads what {@link #toBytes} wrote. */
    static GoldenNames read(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        return new GoldenNames(in.getLong(), in.getLong(), in.getLong(), in.getLong());
    }
}
