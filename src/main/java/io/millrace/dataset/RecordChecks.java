package io.millrace.dataset;

import io.millrace.dataset.Discrepancy.Kind;
import io.millrace.merkle.MerkleTree;
import io.millrace.spill.BucketSort;
import io.millrace.spill.Buckets;
import java.io.IOException;

/**
 * Makes the records of a dataset from its rows again, and holds them against leaves and manifest. Memory is bounded, see {@link
 * BucketSort}. For one thread, once.
 */
final class RecordChecks implements SplitRows.Sink {

    private final StoredDataset dataset;
    private final Discrepancies found;
    private final ShuffleOrder order;
    private final LeafComparison leaves;
    private final BucketSort records;
    private final Census census = new Census();
    private final Tally files = new Tally();
    private final MerkleTree tree = new MerkleTree();
    private boolean linesAreWrong;

    /**
     * @param found takes what is wrong
     * @param namedMax of how many damaged lines to remember the record, so as not to tell of it twice
     * @param buckets empty ones
     */
    RecordChecks(StoredDataset dataset, Discrepancies found, int namedMax, Buckets buckets) throws IOException {
        Leaves stored = dataset.leaves();
        this.dataset = dataset;
        this.found = found;
        this.order = dataset.order();
        this.leaves =
                stored == null ? null : new LeafComparison(stored, dataset.isIntact(Leaves.FILE), found, namedMax);
        this.records = new BucketSort(buckets, FoundRecord::merge);
    }

    /** Reads all rows and checks all records. */
    void run() throws IOException {
        dataset.read(this);
        records.drain((position, id, bytes) -> check(position, FoundRecord.read(bytes)));
        if (leaves != null) {
            leaves.end();
        }
        if (!linesAreWrong) {
            new ManifestChecks(dataset.manifest(), found).checkCounts(census, files);
        }
        if (dataset.manifest().recordRoot() != null) {
            checkRoot(dataset.manifest());
        }
    }

    /** How many records were found. */
    long size() {
        return tree.size();
    }

    /** The root of the records that were found, 64 hexadecimal digits. */
    String root() {
        return Sha256.hex(tree.root());
    }

    @Override
    public void row(StoredRow stored) throws IOException {
        DatasetRecord row = stored.row();
        records.add(
                order.position(row.reviewId()),
                row.reviewId(),
                FoundRecord.of(stored).toBytes());
        files.addRow(row.split(), row.stars(), row.language());
    }

    @Override
    public void wrong(Discrepancy line) {
        linesAreWrong = true;
        found.add(line);
        if (leaves != null && line.reviewId() != null) {
            leaves.name(order.position(line.reviewId()));
        }
    }

    private void check(long position, FoundRecord record) {
        DatasetRecord row = record.row();
        byte[] hash = new Leaf(order.seed(), position, row.digest()).hash();
        tree.add(hash);
        census.add(row.split(), row.stars(), row.language());
        files.addRecord(row.split());
        if (record.odd() != null) {
            found.add(new Discrepancy(
                    Kind.UNEQUAL_ROWS,
                    record.place().file(),
                    record.line(),
                    row.reviewId(),
                    "says something else of the review than " + record.odd()));
        }
        if (leaves != null) {
            leaves.compare(position, hash, record);
        }
    }

    private void checkRoot(Manifest manifest) {
        if (manifest.records() == null || manifest.records() != tree.size()) {
            tellOfRoot("records: the rows have " + tree.size() + ", not " + manifest.records());
        }
        if (!manifest.recordRoot().equals(root())) {
            tellOfRoot("record_root: the rows give " + root());
        }
    }

    private void tellOfRoot(String detail) {
        found.add(Discrepancy.ofFile(Kind.ROOT, ManifestFile.NAME, detail));
    }
}
