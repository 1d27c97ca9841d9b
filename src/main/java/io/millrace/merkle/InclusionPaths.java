package io.millrace.merkle;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Finds the paths of some entries in one pass over a list. Keeps one hash for each level of the tree. For one thread. */
public final class InclusionPaths {

    /** Gives the leaf hashes of a list in order. */
    @FunctionalInterface
    public interface Leaves {
        /** The next one. */
        byte[] next() throws IOException;
    }

    /**
     * What was found.
     *
     * @param root of the list
     * @param proofs of the entries that were asked for, in that order
     */
    public record Found(byte[] root, List<InclusionProof> proofs) {}

    private final Leaves leaves;
    private final long[] indexes;
    private final List<List<byte[]>> paths;

    private InclusionPaths(Leaves leaves, long[] indexes) {
        this.leaves = leaves;
        this.indexes = indexes;
        this.paths = LongStream.of(indexes)
                .<List<byte[]>>mapToObj(index -> new ArrayList<>())
                .toList();
    }

    /**
     * Reads a list.
     *
     * @param size how many entries it has, from 0
     * @param leaves asked for that many
     * @param indexes of the entries to prove, each from 0 and below size
     */
    public static Found of(long size, Leaves leaves, long... indexes) throws IOException {
        for (long index : indexes) {
            if (index < 0 || index >= size) {
                throw new IllegalArgumentException("there is no entry " + index + " among " + size);
            }
        }
        InclusionPaths found = new InclusionPaths(leaves, indexes);
        byte[] root = size == 0 ? MerkleHash.empty() : found.hash(0, size);
        return new Found(
                root,
                IntStream.range(0, indexes.length)
                        .mapToObj(i -> new InclusionProof(indexes[i], size, found.paths.get(i)))
                        .toList());
    }

    /** Section 2.1.3.1, upside down: what is deeper is finished first, so paths grow from the leaf upwards. */
    private byte[] hash(long from, long to) throws IOException {
        if (to - from == 1) {
            return leaves.next();
        }
        long middle = from + Long.highestOneBit(to - from - 1);
        byte[] left = hash(from, middle);
        byte[] right = hash(middle, to);
        extend(from, middle, right);
        extend(middle, to, left);
        return MerkleHash.node(left, right);
    }

    private void extend(long from, long to, byte[] sibling) {
        for (int i = 0; i < indexes.length; i++) {
            if (from <= indexes[i] && indexes[i] < to) {
                paths.get(i).add(sibling);
            }
        }
    }
}
