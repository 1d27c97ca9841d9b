package io.millrace.dataset;

import io.millrace.spill.BucketSort;
import io.millrace.spill.Buckets;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Function;

/**
 * What two datasets say of reviews, side by side, whatever their seeds, formats and topics. Memory is bounded however large they are:
 * both are spread by a hash of the review id. For one thread.
 */
public final class DatasetDiff {

    /** What both say of one review; null on a side that has no row of it. Written as a byte that says which there are, and their forms. */
    private record Sides(DatasetRecord before, DatasetRecord after) {

        byte[] toBytes() {
            byte[] first = before == null ? new byte[0] : before.toBytes();
            byte[] second = after == null ? new byte[0] : after.toBytes();
            return ByteBuffer.allocate(1 + first.length + second.length)
                    .put((byte) ((before == null ? 0 : 1) | (after == null ? 0 : 2)))
                    .put(first)
                    .put(second)
                    .array();
        }

        static Sides read(byte[] bytes) {
            ByteBuffer in = ByteBuffer.wrap(bytes);
            int present = in.get();
            DatasetRecord first = (present & 1) == 0 ? null : DatasetRecord.read(in);
            return new Sides(first, (present & 2) == 0 ? null : DatasetRecord.read(in));
        }

        static byte[] merge(byte[] earlier, byte[] next) {
            Sides a = read(earlier);
            Sides b = read(next);
            return new Sides(sum(a.before, b.before), sum(a.after, b.after)).toBytes();
        }

        private static DatasetRecord sum(DatasetRecord a, DatasetRecord b) {
            if (a == null || b == null) {
                return a == null ? b : a;
            }
            return a.withRows(a.rows() + b.rows());
        }
    }

    private final BucketSort reviews;
    private final DiffTally tally;

    private DatasetDiff(Path work, int listedMax) {
        this.reviews = new BucketSort(
                new Buckets(work.resolve("reviews"), Buckets.COUNT, Buckets.Limit.STANDARD), Sides::merge);
        this.tally = new DiffTally(listedMax);
    }

    /**
     * Compares two datasets.
     *
     * @param before the directory of one
     * @param after the directory of the other
     * @param settings how many reviews of each change are listed, and where to sort
     * @throws DatasetException if one cannot be read, naming file and line, or the disk cannot be used
     */
    public static DiffReport of(Path before, Path after, VerificationSettings settings) {
        return of(StoredDataset.open(before), StoredDataset.open(after), settings, DatasetDiff::refuse);
    }

    /**
     * Compares a dataset that may be damaged with another. What cannot be read of the first counts as not being there.
     *
     * @param report what was found out about the first
     */
    public static DiffReport ofDamaged(
            Path before, VerificationReport report, Path after, VerificationSettings settings) {
        StoredDataset damaged = new StoredDataset(before, report.manifest(), Set.copyOf(report.damaged()));
        return of(damaged, StoredDataset.open(after), settings, line -> {});
    }

    private static DiffReport of(
            StoredDataset before, StoredDataset after, VerificationSettings settings, Complaint complaint) {
        return WorkFolder.use(settings.work(), "millrace-diff-", work -> {
            DatasetDiff diff = new DatasetDiff(work, settings.listedMax());
            before.read(diff.side(row -> new Sides(row, null), complaint));
            after.read(diff.side(row -> new Sides(null, row), complaint));
            diff.reviews.drain((position, id, bytes) -> diff.compare(Sides.read(bytes)));
            return diff.tally.report(
                    before.manifest().snapshotId(), after.manifest().snapshotId());
        });
    }

    private interface Complaint {
        void take(Discrepancy line);
    }

    private static void refuse(Discrepancy line) {
        throw new DatasetException(line.file() + " line " + line.line() + " " + line.detail()
                + "; see `millrace snapshots verify`, or build the dataset again");
    }

    private SplitRows.Sink side(Function<DatasetRecord, Sides> side, Complaint complaint) {
        return new SplitRows.Sink() {
            @Override
            public void row(StoredRow stored) throws IOException {
                String id = stored.row().reviewId();
                reviews.add(TrainIds.hash(id), id, side.apply(stored.row()).toBytes());
            }

            @Override
            public void wrong(Discrepancy line) {
                complaint.take(line);
            }
        };
    }

    private void compare(Sides review) {
        tally.add(review.before(), review.after());
    }
}
