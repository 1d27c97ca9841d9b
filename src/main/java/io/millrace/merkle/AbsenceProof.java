package io.millrace.merkle;

import java.security.MessageDigest;

/**
 * Proves that a list, ordered by position, has no entry at a position: two entries that stand beside each other, one before the
 * position and one after it; at an end of the list only one; of an empty list none. It relies on the order of the list, which who
 * made the list answers for.
 *
 * @param before the last entry before the position; null if the position is before the first entry
 * @param after the first entry after the position; null if the position is after the last entry
 */
public record AbsenceProof(Neighbour before, Neighbour after) {

    /**
     * An entry beside the gap.
     *
     * @param position where it stands in the order, unsigned. Who checks must have made the leaf hash from it
     * @param leafHash of the entry, 32 bytes
     * @param inclusion proves that the entry is in the list
     */
    public record Neighbour(long position, byte[] leafHash, InclusionProof inclusion) {

        private boolean isIn(byte[] root) {
            return inclusion.holds(leafHash, root);
        }

        private boolean isFirst() {
            return inclusion.index() == 0;
        }

        private boolean isLast() {
            return inclusion.index() == inclusion.size() - 1;
        }

        private boolean isFollowedBy(Neighbour next) {
            return next.inclusion.size() == inclusion.size() && next.inclusion.index() == inclusion.index() + 1;
        }
    }

    /**
     * Whether the list with that root has nothing at that position.
     *
     * @param position unsigned
     * @param root of the list
     */
    public boolean holds(long position, byte[] root) {
        if (before == null && after == null) {
            return MessageDigest.isEqual(MerkleHash.empty(), root);
        }
        return areNeighbours()
                && (before == null || before.isIn(root) && Long.compareUnsigned(before.position, position) < 0)
                && (after == null || after.isIn(root) && Long.compareUnsigned(position, after.position) < 0);
    }

    private boolean areNeighbours() {
        if (before == null) {
            return after.isFirst();
        }
        return after == null ? before.isLast() : before.isFollowedBy(after);
    }
}
