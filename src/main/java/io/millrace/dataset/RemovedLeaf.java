package io.millrace.dataset;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * A leaf that a dataset had before its review was erased. It tells neither review nor text, but who knows the review can find its
 * position.
 *
 * @param index where it stood in the tree of the dataset as it was built, from 0
 * @param revision the first revision without it, from 1
 * @param position of the record in the shuffle order
 * @param digest of the record, see {@link DatasetRecord#digest}
 */
record RemovedLeaf(long index, int revision, long position, byte[] digest) {

    static final int BYTES = 2 * Long.BYTES + Integer.BYTES + Sha256.BYTES;

    /** Index (8 bytes), revision (4), position (8), big-endian, and digest (32). */
    void write(DataOutputStream out) throws IOException {
        out.writeLong(index);
        out.writeInt(revision);
        out.writeLong(position);
        out.write(digest);
    }

    /** Reads what {@link #write} wrote. */
    static RemovedLeaf read(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        long index = in.getLong();
        int revision = in.getInt();
        long position = in.getLong();
        byte[] digest = new byte[Sha256.BYTES];
        in.get(digest);
        return new RemovedLeaf(index, revision, position, digest);
    }

    byte[] hash(long seed) {
        return new Leaf(seed, position, digest).hash();
    }
}
