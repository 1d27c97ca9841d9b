package io.millrace.merkle;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The root of a list that is given one entry after the other. Keeps one hash for each bit of the number of entries, so at most 63.
 * For one thread.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9162#section-2.1.2">RFC 9162, section 2.1.2</a>
 */
public final class MerkleTree {

    /** The roots of complete subtrees, the smallest and last first; their sizes are the bits of {@link #size}. */
    private final Deque<byte[]> subtrees = new ArrayDeque<>();

    private long size;

    /**
     * Adds the next entry.
     *
     * @param leafHash as {@link MerkleHash#leaf} gives it
     */
    public void add(byte[] leafHash) {
        byte[] hash = leafHash;
        for (long bits = size; (bits & 1) == 1; bits >>= 1) {
            hash = MerkleHash.node(subtrees.pop(), hash);
        }
        subtrees.push(hash);
        size++;
    }

    /** How many entries there are by now. */
    public long size() {
        return size;
    }

    /** The root of all entries by now. */
    public byte[] root() {
        return subtrees.stream()
                .reduce((right, left) -> MerkleHash.node(left, right))
                .orElseGet(MerkleHash::empty);
    }
}
