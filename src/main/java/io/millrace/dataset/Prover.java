package io.millrace.dataset;

import io.millrace.dataset.RecordProof.Beside;
import io.millrace.dataset.RecordProof.Removal;
import io.millrace.merkle.InclusionPaths;
import io.millrace.merkle.InclusionProof;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** Proves of a review whether it is in a dataset. Reads the leaves and all rows once, one at a time. For one thread. */
public final class Prover {

    private final StoredDataset dataset;
    private final Leaves leaves;
    private final ShuffleOrder order;

    private Prover(StoredDataset dataset, Leaves leaves) {
        this.dataset = dataset;
        this.leaves = leaves;
        this.order = dataset.order();
    }

    /**
     * Makes a proof.
     *
     * @param directory of the dataset
     * @param reviewId of the review
     * @throws DatasetException if the dataset has no root of its records, or is damaged, or cannot be read
     */
    public static RecordProof prove(Path directory, String reviewId) {
        StoredDataset dataset = StoredDataset.open(directory);
        try {
            Leaves leaves = dataset.leaves();
            if (leaves == null) {
                throw new DatasetException(directory + " has no " + Leaves.FILE
                        + ", so nothing can be proven of it; it was built by an older version, or is damaged");
            }
            return new Prover(dataset, leaves).prove(reviewId);
        } catch (IOException e) {
            throw new DatasetException("Cannot read " + directory + "; see that it can be read", e);
        }
    }

    private RecordProof prove(String reviewId) throws IOException {
        long position = order.position(reviewId);
        long at = leaves.ceiling(position);
        boolean present = at < leaves.size() && leaves.position(at) == position;
        long[] indexes = present ? new long[] {at} : beside(at);
        Map<Long, DatasetRecord> records = records(indexes);
        List<InclusionProof> proofs = proofs(indexes);
        return present
                ? presence(reviewId, records.get(position), proofs.get(0))
                : absence(reviewId, position, records, proofs);
    }

    /** The leaves beside a gap. */
    private long[] beside(long at) {
        return LongStream.of(at - 1, at)
                .filter(index -> index >= 0 && index < leaves.size())
                .toArray();
    }

    private RecordProof presence(String reviewId, DatasetRecord record, InclusionProof proof) {
        if (!record.reviewId().equals(reviewId)) {
            throw new DatasetException("Reviews " + reviewId + " and " + record.reviewId()
                    + " have one position, so of the first nothing can be proven; take a snapshot of another seed");
        }
        return create(reviewId, record, proof, null, null, null);
    }

    private RecordProof absence(
            String reviewId, long position, Map<Long, DatasetRecord> records, List<InclusionProof> proofs)
            throws IOException {
        Beside before = null;
        Beside after = null;
        for (InclusionProof proof : proofs) {
            long stands = leaves.position(proof.index());
            Beside beside = new Beside(stands, records.get(stands).digest(), proof);
            if (Long.compareUnsigned(stands, position) < 0) {
                before = beside;
            } else {
                after = beside;
            }
        }
        return create(reviewId, null, null, before, after, removal(position));
    }

    private RecordProof create(
            String reviewId,
            DatasetRecord record,
            InclusionProof inclusion,
            Beside before,
            Beside after,
            Removal removal) {
        Manifest manifest = dataset.manifest();
        return new RecordProof(
                manifest.snapshotId(),
                manifest.recordRoot(),
                order.seed(),
                reviewId,
                record,
                inclusion,
                before,
                after,
                removal);
    }

    /** How the record at that position was taken out; null if there never was one. */
    private Removal removal(long position) throws IOException {
        RemovedLeaf removed = removed(position);
        if (removed == null) {
            return null;
        }
        String root = dataset.manifest().redaction().built().recordRoot();
        try (BuiltLeaves built = BuiltLeaves.open(dataset)) {
            long size = dataset.manifest().redaction().built().records();
            InclusionPaths.Found found = InclusionPaths.of(size, () -> next(built), removed.index());
            if (!Sha256.hex(found.root()).equals(root)) {
                throw damaged("its leaves do not give the root that it was built with");
            }
            return new Removal(
                    removed.revision(), root, removed.digest(), found.proofs().get(0));
        }
    }

    private RemovedLeaf removed(long position) throws IOException {
        try (RemovedLeaves removed = RemovedLeaves.open(dataset)) {
            RemovedLeaf leaf = removed.next();
            while (leaf != null && leaf.position() != position) {
                leaf = removed.next();
            }
            return leaf;
        }
    }

    private byte[] next(BuiltLeaves built) throws IOException {
        BuiltLeaves.BuiltLeaf leaf = built.next();
        if (leaf == null) {
            throw damaged("it has fewer leaves than it was built with");
        }
        return leaf.hash();
    }

    private List<InclusionProof> proofs(long[] indexes) throws IOException {
        long[] next = {0};
        InclusionPaths.Found found = InclusionPaths.of(leaves.size(), () -> leaves.hash(next[0]++), indexes);
        if (!Sha256.hex(found.root()).equals(dataset.manifest().recordRoot())) {
            throw damaged("its leaves do not give its root");
        }
        return found.proofs();
    }

    /** The records of some leaves, by position. */
    private Map<Long, DatasetRecord> records(long[] indexes) throws IOException {
        Set<Long> wanted = LongStream.of(indexes).mapToObj(leaves::position).collect(Collectors.toSet());
        Map<Long, DatasetRecord> records = new HashMap<>();
        dataset.read(new SplitRows.Sink() {
            @Override
            public void row(StoredRow stored) {
                DatasetRecord row = stored.row();
                long position = order.position(row.reviewId());
                if (wanted.contains(position)) {
                    records.merge(position, row, (a, b) -> a.withRows(a.rows() + b.rows()));
                }
            }

            @Override
            public void wrong(Discrepancy line) {
                throw damaged(line.file() + " line " + line.line() + " " + line.detail());
            }
        });
        for (long index : indexes) {
            requireLeaf(records.get(leaves.position(index)), index);
        }
        return records;
    }

    private void requireLeaf(DatasetRecord record, long index) {
        if (record == null || !Arrays.equals(Leaf.of(order, record).hash(), leaves.hash(index))) {
            throw damaged("its rows do not give entry " + (index + 1) + " of " + Leaves.FILE);
        }
    }

    private DatasetException damaged(String reason) {
        return new DatasetException(dataset.directory() + " is damaged: " + reason
                + "; see `millrace snapshots verify`, and build the dataset again");
    }
}
