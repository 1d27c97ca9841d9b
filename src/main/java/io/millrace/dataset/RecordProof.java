package io.millrace.dataset;

import io.millrace.merkle.AbsenceProof;
import io.millrace.merkle.InclusionProof;
import java.util.HexFormat;
import java.util.Objects;

/**
 * Proves that a dataset holds a record of a review, and what it says of it, or that it holds none. It can be checked by who knows
 * the root of the dataset's records, without the dataset. It holds no text: of a record its SHA-256, of the neighbours of a gap
 * nothing but a digest. (Who guesses a text can still tell that the guess was right.)
 *
 * <p>A proof of absence relies on the order of the tree, which {@link Verification} proves of a dataset.
 *
 * @param snapshotId the snapshot, for people
 * @param recordRoot the root that the proof was made for, 64 hexadecimal digits; who checks compares with a root of their own
 * @param seed of the shuffle order
 * @param reviewId the review
 * @param record what the dataset says of it; null if it holds nothing of it
 * @param inclusion of that record; null if there is none
 * @param before the last record before the place of the review; null if there is none, or if the review is there
 * @param after the first record after that place; likewise
 * @param removal that it was there when the dataset was built; null if it was not, or still is
 */
public record RecordProof(
        String snapshotId,
        String recordRoot,
        long seed,
        String reviewId,
        DatasetRecord record,
        InclusionProof inclusion,
        Beside before,
        Beside after,
        Removal removal) {

    /**
     * A record beside a gap.
     *
     * @param position where it stands in the shuffle order
     * @param digest see {@link DatasetRecord#digest}
     * @param inclusion of its leaf
     */
    public record Beside(long position, byte[] digest, InclusionProof inclusion) {

        private AbsenceProof.Neighbour toNeighbour(long seed) {
            return new AbsenceProof.Neighbour(position, new Leaf(seed, position, digest).hash(), inclusion);
        }
    }

    /**
     * A record that was in the dataset as it was built, and was taken out.
     *
     * @param revision the first without it, from 1
     * @param builtRoot root of the dataset as it was built, 64 hexadecimal digits; who checks compares with a root of their own
     * @param digest see {@link DatasetRecord#digest}
     * @param inclusion of its leaf in that dataset
     */
    public record Removal(int revision, String builtRoot, byte[] digest, InclusionProof inclusion) {}

    public RecordProof {
        Objects.requireNonNull(reviewId, "reviewId");
        Objects.requireNonNull(recordRoot, "recordRoot");
        if ((record == null) != (inclusion == null)) {
            throw new DatasetException("A proof has a record and its path, or neither; make it again");
        }
        if (record != null && removal != null) {
            throw new DatasetException(
                    "The proof says that " + reviewId + " is there and was taken out; make it again");
        }
        if (record != null && !record.reviewId().equals(reviewId)) {
            throw new DatasetException("The proof is of " + reviewId + " and shows a record of " + record.reviewId());
        }
    }

    /** Whether it says that the review is in the dataset. */
    public boolean isOfPresence() {
        return record != null;
    }

    /**
     * Whether it is true of the dataset with that root.
     *
     * @param root 64 hexadecimal digits, from a source that is trusted
     * @throws DatasetException if the root is no such number
     */
    public boolean holds(String root) {
        byte[] trusted = parse(root);
        ShuffleOrder order = new ShuffleOrder(seed);
        return isOfPresence()
                ? inclusion.holds(Leaf.of(order, record).hash(), trusted)
                : absence().holds(order.position(reviewId), trusted);
    }

    /**
     * Whether the review was in the dataset as it was built. With {@link #holds} of the root of a later revision: whether it was taken
     * out.
     *
     * @param builtRoot 64 hexadecimal digits, from a source that is trusted
     * @throws DatasetException if the root is no such number
     */
    public boolean wasIn(String builtRoot) {
        byte[] trusted = parse(builtRoot);
        long position = new ShuffleOrder(seed).position(reviewId);
        return removal != null && removal.inclusion().holds(new Leaf(seed, position, removal.digest()).hash(), trusted);
    }

    private AbsenceProof absence() {
        return new AbsenceProof(
                before == null ? null : before.toNeighbour(seed), after == null ? null : after.toNeighbour(seed));
    }

    private static byte[] parse(String root) {
        try {
            byte[] bytes = HexFormat.of().parseHex(root);
            if (bytes.length == Sha256.BYTES) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            // Said below.
        }
        throw new DatasetException("The root is not 64 hexadecimal digits; take record_root of the manifest");
    }
}
