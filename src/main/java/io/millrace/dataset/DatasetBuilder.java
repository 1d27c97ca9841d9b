package io.millrace.dataset;

import io.millrace.schema.DatasetSummary;
import io.millrace.schema.TrainingRecord;
import io.millrace.spill.BucketSort;
import io.millrace.spill.Buckets;
import io.millrace.spill.Spill;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Function;

/**
 * Builds the files of a dataset from the training records of a cut. The bytes depend on the configuration, on the
 * golden sets that it names by their digests and, for each review, on its last record alone (with its time, if {@link
 * GuardLimits} ask for it): not on partitions, threads, timing, locale, time zone or machine.
 *
 * <p>The order is that of a hash of seed and review id, see {@link ShuffleOrder}. Memory is bounded however many records
 * there are, see {@link BucketSort}; the disk needs room for about three times the records while building.
 *
 * <p>Use: create, accept every record, finish, close. The files are written beside the target and forced to the disk;
 * then the target appears whole, by one rename. Closing without finishing, or after an error, leaves nothing behind. What
 * a killed builder left is removed by the next one of the same target; one that lives is let alone.
 *
 * <p>Several threads may accept at the same time, as long as all records of one review come from one thread, in log order.
 * Finish when all of them are done.
 */
public final class DatasetBuilder implements AutoCloseable {

    private final DatasetPlan plan;
    private final int buckets;
    private final ShuffleOrder order;
    private final WorkDirectory work;
    private final BucketSort rows;
    private final Guards guards;

    private DatasetBuilder(DatasetPlan plan, WorkDirectory work, int buckets, Function<String, Path> snapshots) {
        this.plan = plan;
        this.buckets = buckets;
        this.order = new ShuffleOrder(plan.configuration().seed());
        this.work = work;
        this.rows = new BucketSort(createBuckets("rows"));
        this.guards = new Guards(plan.configuration(), snapshots, this::createBuckets);
    }

    /**
     * Prepares to build; golden sets are those of the snapshots beside the target.
     *
     * @param plan what to build
     * @param target the directory that shall appear; its parents are created
     * @throws DatasetException if the disk cannot be written, or a golden set is not there
     */
    public static DatasetBuilder create(DatasetPlan plan, Path target) {
        return create(plan, target, target::resolveSibling);
    }

    /**
     * Prepares to build.
     *
     * @param plan what to build
     * @param target the directory that shall appear; its parents are created
     * @param snapshots the directory of a snapshot, by its id; asked for those of golden sets
     * @throws DatasetException if the disk cannot be written, or a golden set is not there
     */
    public static DatasetBuilder create(DatasetPlan plan, Path target, Function<String, Path> snapshots) {
        return create(plan, target, Buckets.COUNT, snapshots);
    }

    static DatasetBuilder create(DatasetPlan plan, Path target, int buckets, Function<String, Path> snapshots) {
        for (GoldenSet set : plan.configuration().selection().golden()) {
            set.requireIn(snapshots.apply(set.snapshotId()));
        }
        try {
            return new DatasetBuilder(plan, WorkDirectory.create(target), buckets, snapshots);
        } catch (IOException e) {
            throw failure(target, e);
        }
    }

    /**
     * Takes the next record of a review.
     *
     * @param reviewId the key of the record
     * @param value what the dataset shall hold of that review from now on; null withdraws what it held
     * @param writtenAt the timestamp of the record in its log, see {@link GuardLimits}
     * @throws DatasetException if the disk cannot be written, or the value has other than 1 to 5 stars or belongs to
     *     another review
     */
    public void accept(String reviewId, TrainingRecord value, Instant writtenAt) {
        try {
            long position = order.position(reviewId);
            rows.add(position, reviewId, value == null ? Spill.NO_VALUE : encode(reviewId, value));
            guards.accept(position, reviewId, value, writtenAt);
        } catch (IOException e) {
            throw failure(work.target(), e);
        }
    }

    /**
     * Writes all files and makes the target appear. If the target is there already with the same content, as after a
     * builder was killed before it could tell, or when another was faster, it stays as it is.
     *
     * @return what the target holds
     * @throws DatasetException if the disk cannot be written, or the target holds something else
     */
    public DatasetSummary finish() {
        Path target = work.target();
        try {
            guards.withdrawFrom(rows);
            Manifest built = new DatasetAssembly(plan, work, this::createBuckets).write(rows, guards.leftOut());
            return (Files.exists(target) ? existing(built) : publish(built)).toSummary(target.toUri());
        } catch (IOException e) {
            throw failure(target, e);
        }
    }

    /** Removes all that is not finished. */
    @Override
    public void close() {
        try {
            work.delete();
        } catch (IOException e) {
            throw failure(work.path(), e);
        }
    }

    private Buckets createBuckets(String name) {
        return new Buckets(work.spill().resolve(name), buckets, Buckets.Limit.STANDARD);
    }

    private static byte[] encode(String reviewId, TrainingRecord value) throws IOException {
        if (value.getStars() < 1
                || value.getStars() > Census.STARS_MAX
                || !value.getReviewId().equals(reviewId)) {
            throw new DatasetException("The training record with key " + reviewId + " is of review "
                    + value.getReviewId() + " and has " + value.getStars()
                    + " stars; write records with their own key and 1 to 5 stars");
        }
        return RecordCodec.encode(value);
    }

    private Manifest publish(Manifest built) throws IOException {
        try {
            work.publish();
            return built;
        } catch (FileSystemException e) {
            if (Files.notExists(work.target())) {
                throw e;
            }
            return existing(built);
        }
    }

    private Manifest existing(Manifest built) {
        Manifest found = ManifestFile.read(work.target());
        if (!found.contentHash().equals(built.contentHash())) {
            throw new DatasetException(
                    work.target() + " holds other data than " + built.snapshotId() + "; move it away and build again");
        }
        return found;
    }

    private static DatasetException failure(Path path, IOException cause) {
        return new DatasetException(
                "Cannot build the dataset " + path + " (" + Objects.requireNonNullElse(cause.getMessage(), "disk error")
                        + "); see that the disk is writable and has room, then build again",
                cause);
    }
}
