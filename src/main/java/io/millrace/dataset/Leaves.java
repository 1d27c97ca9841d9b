package io.millrace.dataset;

import io.millrace.merkle.MerkleHash;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The leaves of a dataset's Merkle tree: a file with the position (8 bytes, big-endian) and leaf hash (32 bytes) of each record, in
 * shuffle order. It is mapped, not loaded, so that any leaf is at hand and takes no memory of the program. Immutable.
 */
final class Leaves {

    static final String FILE = "leaves.bin";
    static final int ENTRY_BYTES = Long.BYTES + MerkleHash.BYTES;

    /** A mapping cannot be larger than 2 GiB. */
    private static final int SEGMENT_ENTRIES = 1 << 24;

    private final ByteBuffer[] segments;
    private final long size;

    private Leaves(ByteBuffer[] segments, long size) {
        this.segments = segments;
        this.size = size;
    }

    /** Opens the leaves of a dataset; an incomplete last entry is not seen. */
    static Leaves open(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory.resolve(FILE))) {
            long size = channel.size() / ENTRY_BYTES;
            ByteBuffer[] segments = new ByteBuffer[(int) ((size + SEGMENT_ENTRIES - 1) / SEGMENT_ENTRIES)];
            for (int i = 0; i < segments.length; i++) {
                long from = (long) i * SEGMENT_ENTRIES;
                long entries = Math.min(SEGMENT_ENTRIES, size - from);
                segments[i] = channel.map(MapMode.READ_ONLY, from * ENTRY_BYTES, entries * ENTRY_BYTES);
            }
            return new Leaves(segments, size);
        }
    }

    long size() {
        return size;
    }

    long position(long index) {
        return segment(index).getLong(offset(index));
    }

    byte[] hash(long index) {
        byte[] hash = new byte[MerkleHash.BYTES];
        segment(index).get(offset(index) + Long.BYTES, hash);
        return hash;
    }

    /** The index of the first leaf at or after a position; {@link #size} if all are before. */
    long ceiling(long position) {
        long from = 0;
        long to = size;
        while (from < to) {
            long middle = (from + to) >>> 1;
            if (Long.compareUnsigned(position(middle), position) < 0) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    /** Whether there is a leaf at that position. */
    boolean contains(long position) {
        long index = ceiling(position);
        return index < size && position(index) == position;
    }

    /** Whether there is such a leaf. */
    boolean contains(Leaf leaf) {
        byte[] hash = leaf.hash();
        for (long i = ceiling(leaf.position()); i < size && position(i) == leaf.position(); i++) {
            if (Arrays.equals(hash(i), hash)) {
                return true;
            }
        }
        return false;
    }

    private ByteBuffer segment(long index) {
        return segments[(int) (index / SEGMENT_ENTRIES)];
    }

    private static int offset(long index) {
        return (int) (index % SEGMENT_ENTRIES) * ENTRY_BYTES;
    }
}
