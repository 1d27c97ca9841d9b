package io.millrace.dataset;

import java.io.Closeable;
import java.io.IOException;

/**
 * The leaves of a dataset as it was built, in order: those that it has, and those that were removed since. For one thread.
 */
final class BuiltLeaves implements Closeable {

    /**
     * A leaf of the dataset as it was built.
     *
     * @param index where it stands, from 0
     * @param position of the record in the shuffle order
     * @param hash of the leaf
     * @param removed how it went; null if it is there
     */
    record BuiltLeaf(long index, long position, byte[] hash, RemovedLeaf removed) {

        /** Whether that revision has it. */
        boolean isIn(int revision) {
            return removed == null || removed.revision() > revision;
        }
    }

    private final long seed;
    private final Leaves present;
    private final RemovedLeaves removed;
    private RemovedLeaf nextRemoved;
    private long nextPresent;
    private long index;

    private BuiltLeaves(long seed, Leaves present, RemovedLeaves removed) throws IOException {
        this.seed = seed;
        this.present = present;
        this.removed = removed;
        this.nextRemoved = removed.next();
    }

    /** Opens those of a dataset that has leaves. */
    static BuiltLeaves open(StoredDataset dataset) throws IOException {
        return new BuiltLeaves(dataset.order().seed(), dataset.leaves(), RemovedLeaves.open(dataset));
    }

    /**
     * The next leaf; null after the last.
     *
     * @throws DatasetException if the leaves that were removed do not go with those that are there
     */
    BuiltLeaf next() throws IOException {
        BuiltLeaf next;
        if (nextRemoved != null && nextRemoved.index() == index) {
            next = new BuiltLeaf(index, nextRemoved.position(), nextRemoved.hash(seed), nextRemoved);
            nextRemoved = removed.next();
        } else if (nextPresent < present.size()) {
            next = new BuiltLeaf(index, present.position(nextPresent), present.hash(nextPresent), null);
            nextPresent++;
        } else if (nextRemoved == null) {
            return null;
        } else {
            throw new DatasetException("Entry " + nextRemoved.index() + " of " + RemovedLeaves.FILE
                    + " does not follow from those before; see `millrace snapshots verify`");
        }
        index++;
        return next;
    }

    @Override
    public void close() throws IOException {
        removed.close();
    }
}
