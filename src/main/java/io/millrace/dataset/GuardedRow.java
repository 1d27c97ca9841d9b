package io.millrace.dataset;

import io.millrace.schema.Split;
import io.millrace.schema.TrainingRecord;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;

/**
 * What the guards look at, instead of a whole record. Author and product are known by the first 8 bytes of SHA-256 of window
 * and id: two of a billion would share a limit with a chance of 3 %.
 *
 * @param position where the record stands, see {@link ShuffleOrder}
 * @param id the review
 * @param split the split of the record
 * @param author author and window; {@link #NOBODY} if the author is not known
 * @param product product and window; {@link #NOBODY} if the product is not known
 */
record GuardedRow(long position, String id, Split split, long author, long product) {

    static final long NOBODY = 0;

    /** The order of the files. */
    static final Comparator<GuardedRow> ORDER = ((Comparator<GuardedRow>)
                    (a, b) -> Long.compareUnsigned(a.position, b.position))
            .thenComparing(GuardedRow::id);

    private static final int BYTES = 3 * Long.BYTES + 1;

    static GuardedRow of(long position, TrainingRecord row, long window) {
        return new GuardedRow(
                position,
                row.getReviewId(),
                row.getSplit(),
                source(row.getReviewerId(), window),
                source(row.getProductId(), window));
    }

    /** Position, author and product (8 bytes each, big-endian) and the number of the split (1 byte). */
    byte[] encode() {
        return ByteBuffer.allocate(BYTES)
                .putLong(position)
                .putLong(author)
                .putLong(product)
                .put((byte) split.ordinal())
                .array();
    }

    static GuardedRow decode(String id, byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        long position = in.getLong();
        long author = in.getLong();
        long product = in.getLong();
        return new GuardedRow(position, id, Split.values()[in.get()], author, product);
    }

    private static long source(String id, long window) {
        if (id == null || id.isEmpty()) {
            return NOBODY;
        }
        byte[] text = id.getBytes(StandardCharsets.UTF_8);
        long hash = Sha256.first8(ByteBuffer.allocate(Long.BYTES + text.length)
                .putLong(window)
                .put(text)
                .array());
        return hash == NOBODY ? 1 : hash;
    }
}
