package io.millrace.dataset;

import io.millrace.schema.Split;
import io.millrace.schema.TrainingRecord;
import io.millrace.spill.BucketSort;
import io.millrace.spill.Buckets;
import io.millrace.spill.Spill;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * Keeps {@link GoldenSet}s out of what is trained on, then holds a dataset to its {@link GuardLimits}: first the author's, of a
 * window and in all, then, among the records that are left, the product's. So an author who floods a product does not use up
 * its limit, and the honest reviews of it stay. All splits are guarded together; a record that is left out counts for nothing
 * else.
 *
 * <p>Only a few bytes of each record go through the guards; whom they leave out is withdrawn from the rows before these are
 * written. If nothing is limited nothing is kept or done. Several threads may accept, as for {@link DatasetBuilder}.
 */
final class Guards {

    static final String GOLDEN = "golden";
    static final String AUTHOR = "author";
    static final String AUTHOR_TOTAL = "author-total";
    static final String PRODUCT = "product";
    static final String PRODUCT_TOTAL = "product-total";

    private final GuardLimits limits;
    private final List<GoldenSet> golden;
    private final Function<String, Path> snapshots;
    private final ShuffleOrder order;
    private final Function<String, Buckets> buckets;
    private final BucketSort last;
    private final SortedMap<String, SortedMap<String, Long>> leftOut = new TreeMap<>();

    /**
     * @param configuration what is allowed
     * @param snapshots the directory of a snapshot, by its id
     * @param buckets makes empty buckets with that name
     */
    Guards(DatasetConfiguration configuration, Function<String, Path> snapshots, Function<String, Buckets> buckets) {
        this.limits = configuration.guards();
        this.golden = configuration.selection().golden();
        this.snapshots = snapshots;
        this.order = new ShuffleOrder(configuration.seed());
        this.buckets = buckets;
        this.last = isOff() ? null : new BucketSort(buckets.apply("guarded"));
        count(GOLDEN, golden.size());
        count(AUTHOR, limits.authorMax());
        count(AUTHOR_TOTAL, limits.authorTotalMax());
        count(PRODUCT, limits.productMax());
        count(PRODUCT_TOTAL, limits.productTotalMax());
    }

    private boolean isOff() {
        return limits.areOff() && golden.isEmpty();
    }

    /** Takes the next version of a record; null withdraws it. */
    void accept(long position, String reviewId, TrainingRecord value, Instant time) throws IOException {
        if (!isOff()) {
            last.add(position, reviewId, value == null ? Spill.NO_VALUE : encode(value, time));
        }
    }

    private byte[] encode(TrainingRecord value, Instant time) {
        long rank = order.draw("guards", value.getReviewId());
        return GuardedRow.of(rank, value, limits, time, !golden.isEmpty()).encode();
    }

    /** Withdraws from the rows what is too many, once, after all records have been accepted. */
    void withdrawFrom(BucketSort rows) throws IOException {
        if (isOff()) {
            return;
        }
        Quota productsInAll = quota(limits.productTotalMax(), GuardedRow::productInAll, PRODUCT_TOTAL, row -> {}, rows);
        Quota products = quota(limits.productMax(), GuardedRow::product, PRODUCT, productsInAll::add, rows);
        Quota authorsInAll = quota(limits.authorTotalMax(), GuardedRow::authorInAll, AUTHOR_TOTAL, products::add, rows);
        Quota authors = quota(limits.authorMax(), GuardedRow::author, AUTHOR, authorsInAll::add, rows);
        if (golden.isEmpty()) {
            drainTo(authors::add);
        } else {
            holdOut(authors::add, rows);
        }
        for (Quota quota : List.of(authors, authorsInAll, products, productsInAll)) {
            quota.settle();
        }
    }

    private Quota quota(int max, ToLongFunction<GuardedRow> source, String name, Quota.Sink kept, BucketSort rows) {
        return new Quota(max, source, buckets.apply(name), kept, row -> withdraw(row, name, rows));
    }

    private void holdOut(Quota.Sink kept, BucketSort rows) throws IOException {
        HeldOut heldOut = new HeldOut(buckets, kept, row -> withdraw(row, GOLDEN, rows));
        for (GoldenSet set : golden) {
            set.readFrom(snapshots.apply(set.snapshotId()), heldOut::addGolden);
        }
        drainTo(heldOut::add);
        heldOut.settle();
    }

    private void drainTo(Quota.Sink sink) throws IOException {
        last.drain((position, id, bytes) -> sink.take(GuardedRow.decode(id, bytes)));
    }

    /** How many records each guard that is on has left out, by split; all splits are there. */
    SortedMap<String, SortedMap<String, Long>> leftOut() {
        return Collections.unmodifiableSortedMap(leftOut);
    }

    private void withdraw(GuardedRow row, String guard, BucketSort rows) throws IOException {
        rows.add(order.position(row.id()), row.id(), Spill.NO_VALUE);
        leftOut.get(guard).merge(Names.of(row.split()), 1L, Long::sum);
    }

    private void count(String guard, int max) {
        if (max > 0) {
            leftOut.put(guard, ofEachSplit());
        }
    }

    /** Nothing of each split. */
    static SortedMap<String, Long> ofEachSplit() {
        SortedMap<String, Long> bySplit = new TreeMap<>();
        for (Split split : Split.values()) {
            bySplit.put(Names.of(split), 0L);
        }
        return bySplit;
    }
}
