package io.millrace.merkle;

import java.security.MessageDigest;
import java.util.List;

/**
 * Proves that an entry is in a list, to who knows the root of the list's tree: the hashes beside the way from the leaf to the root.
 *
 * @param index where the entry stands in the list, from 0
 * @param size how many entries the list has
 * @param path the hashes, from the leaf upwards; 32 bytes each
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9162#section-2.1.3">RFC 9162, section 2.1.3</a>
 */
public record InclusionProof(long index, long size, List<byte[]> path) {

    public InclusionProof {
        path = List.copyOf(path);
    }

    /**
     * Whether the list with that root has that entry. Who gives the proof may lie about index and size without being found out,
     * as long as the way to the root has the same shape: index 4 of 5 is also 8 of 9. What follows from the shape is certain: an
     * index of 0 is the first entry, one of size - 1 the last, and two proofs of one size with indexes that follow each other are
     * of neighbours.
     *
     * @param leafHash as {@link MerkleHash#leaf} gives it
     * @param root of the list
     */
    public boolean holds(byte[] leafHash, byte[] root) {
        byte[] found = climb(leafHash);
        return found != null && MessageDigest.isEqual(found, root);
    }

    /** The algorithm of section 2.1.3.2; null if the path has another length than index and size ask for. */
    private byte[] climb(byte[] leafHash) {
        if (index < 0 || index >= size) {
            return null;
        }
        long node = index;
        long last = size - 1;
        byte[] hash = leafHash;
        for (byte[] sibling : path) {
            if (last == 0) {
                return null;
            }
            if ((node & 1) == 1 || node == last) {
                hash = MerkleHash.node(sibling, hash);
                int passed = Long.numberOfTrailingZeros(node);
                node >>= passed;
                last >>= passed;
            } else {
                hash = MerkleHash.node(hash, sibling);
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 ? hash : null;
    }
}
