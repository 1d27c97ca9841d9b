package io.millrace.dataset;

import io.millrace.schema.Split;
import java.io.Closeable;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Writes {@link RemovedLeaves} and {@link RemovedTests} of a revision, from those of the one before and what goes now. For one thread. */
final class RemovedWriter implements Closeable {

    private final ShuffleOrder order;
    private final RemovedRecords now;
    private final RemovedTests before;
    private final HashedFile leaves;
    private final HashedFile tests;
    private final DataOutputStream out;
    private long leafRows;
    private long testRows;

    /**
     * @param from the revision before
     * @param now what goes now
     * @param to where to write
     */
    RemovedWriter(StoredDataset from, RemovedRecords now, Path to) throws IOException {
        this.order = from.order();
        this.now = now;
        this.before = RemovedTests.open(from);
        this.leaves = new HashedFile(to.resolve(RemovedLeaves.FILE));
        this.tests = new HashedFile(to.resolve(RemovedTests.FILE));
        this.out = new DataOutputStream(leaves.out());
    }

    /** Adds the next leaf that is gone; they must come in their order. */
    void append(RemovedLeaf leaf) throws IOException {
        leaf.write(out);
        leafRows++;
        DatasetRecord record = now.at(leaf.position());
        GoldenNames test = record == null ? before.nextAt(leaf.position()) : test(record);
        if (test != null) {
            tests.out().write(test.toBytes());
            testRows++;
        }
    }

    private GoldenNames test(DatasetRecord record) {
        return record.split() == Split.TEST ? GoldenNames.of(order, record) : null;
    }

    /** Finishes both files; says what they hold. */
    List<FileEntry> seal() throws IOException {
        return List.of(leaves.seal(leafRows), tests.seal(testRows));
    }

    @Override
    public void close() throws IOException {
        try (before;
                leaves) {
            tests.close();
        }
    }
}
