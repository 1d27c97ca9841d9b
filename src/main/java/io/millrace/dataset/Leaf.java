package io.millrace.dataset;

import io.millrace.merkle.MerkleHash;
import java.nio.ByteBuffer;

/**
 * An entry of the Merkle tree of a dataset. It names the seed and the position, so that a proof of absence can show the records
 * beside a gap by their digests alone, and nobody can place them elsewhere by naming another seed.
 *
 * @param seed of the shuffle order
 * @param position of the record in that order
 * @param digest of the record, see {@link DatasetRecord#digest}
 */
record Leaf(long seed, long position, byte[] digest) {

    static Leaf of(ShuffleOrder order, DatasetRecord row) {
        return new Leaf(order.seed(), order.position(row.reviewId()), row.digest());
    }

    /** The leaf hash of seed (8 bytes), position (8 bytes) and digest (32 bytes), big-endian. */
    byte[] hash() {
        return MerkleHash.leaf(ByteBuffer.allocate(2 * Long.BYTES + digest.length)
                .putLong(seed)
                .putLong(position)
                .put(digest)
                .array());
    }
}
