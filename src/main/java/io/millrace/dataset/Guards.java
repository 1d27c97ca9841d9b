package io.millrace.dataset;

import io.millrace.schema.Split;
import io.millrace.schema.TrainingRecord;
import io.millrace.spill.BucketSort;
import io.millrace.spill.Buckets;
import io.millrace.spill.Spill;
import java.io.IOException;
import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Holds a dataset to its {@link GuardLimits}: first the author's, then, among the records that are left, the product's. So
 * an author who floods a product does not use up its limit, and the honest reviews of it stay. All splits are guarded
 * together; a record that is left out counts for nothing else.
 *
 * <p>Only a few bytes of each record go through the guards; whom they leave out is withdrawn from the rows before these are
 * written. If nothing is limited nothing is kept or done. Several threads may accept, as for {@link DatasetBuilder}.
 */
final class Guards {

    static final String AUTHOR = "author";
    static final String PRODUCT = "product";

    private final GuardLimits limits;
    private final Function<String, Buckets> buckets;
    private final BucketSort last;
    private final SortedMap<String, SortedMap<String, Long>> leftOut = new TreeMap<>();

    /**
     * @param limits what is allowed
     * @param buckets makes empty buckets with that name
     */
    Guards(GuardLimits limits, Function<String, Buckets> buckets) {
        this.limits = limits;
        this.buckets = buckets;
        this.last = limits.areOff() ? null : new BucketSort(buckets.apply("guarded"));
        count(AUTHOR, limits.authorMax());
        count(PRODUCT, limits.productMax());
    }

    /** Takes the next version of a record; null withdraws it. */
    void accept(long position, String reviewId, TrainingRecord value, Instant time) throws IOException {
        if (!limits.areOff()) {
            last.add(position, reviewId, value == null ? Spill.NO_VALUE : encode(position, value, time));
        }
    }

    /** Withdraws from the rows what is too many, once, after all records have been accepted. */
    void withdrawFrom(BucketSort rows) throws IOException {
        if (limits.areOff()) {
            return;
        }
        Quota products = new Quota(
                limits.productMax(),
                GuardedRow::product,
                buckets.apply("products"),
                row -> {},
                row -> withdraw(row, PRODUCT, rows));
        Quota authors = new Quota(
                limits.authorMax(),
                GuardedRow::author,
                buckets.apply("authors"),
                products::add,
                row -> withdraw(row, AUTHOR, rows));
        last.drain((position, id, bytes) -> authors.add(GuardedRow.decode(id, bytes)));
        authors.settle();
        products.settle();
    }

    /** How many records each guard that is on has left out, by split; all splits are there. */
    SortedMap<String, SortedMap<String, Long>> leftOut() {
        return Collections.unmodifiableSortedMap(leftOut);
    }

    private byte[] encode(long position, TrainingRecord value, Instant time) {
        return GuardedRow.of(position, value, limits.windowOf(time)).encode();
    }

    private void withdraw(GuardedRow row, String guard, BucketSort rows) throws IOException {
        rows.add(row.position(), row.id(), Spill.NO_VALUE);
        leftOut.get(guard).merge(Names.of(row.split()), 1L, Long::sum);
    }

    private void count(String guard, int max) {
        if (max > 0) {
            SortedMap<String, Long> bySplit = new TreeMap<>();
            for (Split split : Split.values()) {
                bySplit.put(Names.of(split), 0L);
            }
            leftOut.put(guard, bySplit);
        }
    }
}
