package io.millrace.dataset;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Where a record stands in the shuffled order: a hash of the seed and its id. So the order is random to look at, and yet
 * no partition, thread or clock can change it. Positions compare as unsigned; equal ones are ordered by id.
 *
 * @param seed any number
 */
record ShuffleOrder(long seed) {

    /** First 8 bytes of SHA-256 of the seed (8 bytes, big-endian) and the id (UTF-8). */
    long position(String reviewId) {
        byte[] id = reviewId.getBytes(StandardCharsets.UTF_8);
        return Sha256.first8(
                ByteBuffer.allocate(8 + id.length).putLong(seed).put(id).array());
    }

    /**
     * Another number of the record, by which it is chosen where not all may stay. It has nothing to do with the position: if
     * those that stand first stayed, all that is left of a frequent author would be at the beginning.
     *
     * @param purpose what is chosen for; another one gives another number
     */
    long draw(String purpose, String reviewId) {
        byte[] text = (purpose + '\0' + reviewId).getBytes(StandardCharsets.UTF_8);
        return Sha256.first8(
                ByteBuffer.allocate(8 + text.length).putLong(seed).put(text).array());
    }

    /** The position of a copy: that of the seed, the id and the number of the copy (4 bytes); copy 0 stands where the record stands. */
    long position(String reviewId, int copy) {
        if (copy == 0) {
            return position(reviewId);
        }
        byte[] id = reviewId.getBytes(StandardCharsets.UTF_8);
        ByteBuffer input = ByteBuffer.allocate(12 + id.length);
        return Sha256.first8(input.putLong(seed).put(id).putInt(copy).array());
    }
}
