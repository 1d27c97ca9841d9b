package io.millrace.dataset;

import io.millrace.schema.Split;
import io.millrace.schema.TrainingRecord;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;

/**
 * What the guards look at, instead of a whole record. Author and product are known by the first 8 bytes of SHA-256 of window
 * and id, or of the id alone: two of a billion would share a limit with a chance of 3 %.
 *
 * @param rank by which is chosen who stays, see {@link ShuffleOrder#draw}
 * @param id the review
 * @param split the split of the record
 * @param author author and window; {@link #NOBODY} if the author is not known, or not limited
 * @param product product and window, likewise
 * @param authorInAll the author, whatever the window, likewise
 * @param productInAll the product, whatever the window, likewise
 * @param group of the record, see {@link HeldOut}; 0 if it is not needed
 * @param text of the record, likewise
 */
record GuardedRow(
        long rank,
        String id,
        Split split,
        long author,
        long product,
        long authorInAll,
        long productInAll,
        long group,
        long text) {

    static final long NOBODY = 0;

    /** Who stays comes first. */
    static final Comparator<GuardedRow> ORDER =
            ((Comparator<GuardedRow>) (a, b) -> Long.compareUnsigned(a.rank, b.rank)).thenComparing(GuardedRow::id);

    private static final int BYTES = 7 * Long.BYTES + 1;

    /** @param isNamed whether group and text are needed */
    static GuardedRow of(long rank, TrainingRecord row, GuardLimits limits, Instant time, boolean isNamed) {
        Long window = limits.window().isZero() ? null : limits.windowOf(time);
        String author = row.getReviewerId();
        String product = row.getProductId();
        return new GuardedRow(
                rank,
                row.getReviewId(),
                row.getSplit(),
                limits.authorMax() == 0 ? NOBODY : source(author, window),
                limits.productMax() == 0 ? NOBODY : source(product, window),
                limits.authorTotalMax() == 0 ? NOBODY : source(author, null),
                limits.productTotalMax() == 0 ? NOBODY : source(product, null),
                isNamed ? HeldOut.group(row.getGroup()) : 0,
                isNamed ? HeldOut.text(Sha256.hex(LabelledText.textOf(row.getTitle(), row.getBody()))) : 0);
    }

    /** All numbers in the order in which they are declared (8 bytes each, big-endian), and the number of the split (1 byte). */
    byte[] encode() {
        return ByteBuffer.allocate(BYTES)
                .putLong(rank)
                .putLong(author)
                .putLong(product)
                .putLong(authorInAll)
                .putLong(productInAll)
                .putLong(group)
                .putLong(text)
                .put((byte) split.ordinal())
                .array();
    }

    static GuardedRow decode(String id, byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        long rank = in.getLong();
        long author = in.getLong();
        long product = in.getLong();
        long authorInAll = in.getLong();
        long productInAll = in.getLong();
        long group = in.getLong();
        long text = in.getLong();
        return new GuardedRow(
                rank, id, Split.values()[in.get()], author, product, authorInAll, productInAll, group, text);
    }

    /** @param window null for any */
    private static long source(String id, Long window) {
        if (id == null || id.isEmpty()) {
            return NOBODY;
        }
        byte[] text = id.getBytes(StandardCharsets.UTF_8);
        long hash = Sha256.first8(
                window == null
                        ? text
                        : ByteBuffer.allocate(Long.BYTES + text.length)
                                .putLong(window)
                                .put(text)
                                .array());
        return hash == NOBODY ? 1 : hash;
    }
}
