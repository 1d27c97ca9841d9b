package io.millrace.dataset;

import io.millrace.schema.Split;
import io.millrace.spill.Buckets;
import io.millrace.spill.Spill;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;

/**
 * Keeps {@link GoldenSet}s out of train and validation: a record that is a golden review, has the text of one, or is in a group
 * with such a record or of the name of a golden group. So near copies are held out too, also if the log was curated anew and
 * groups have other names and splits now. Records of the test split stay.
 *
 * <p>All is compared by the first 8 bytes of SHA-256; of a billion records and a million golden ones one would be held out for
 * nothing with a chance of 1 in 3,000. Memory: the golden names of one bucket. For one thread.
 */
final class HeldOut {

    private static final byte[] GOLDEN = Spill.NO_VALUE;

    private final Buckets names;
    private final Buckets groups;
    private final Quota.Sink kept;
    private final Quota.Sink left;

    /**
     * @param buckets makes empty buckets with that name
     * @param kept takes the rows that stay
     * @param left takes the others
     */
    HeldOut(Function<String, Buckets> buckets, Quota.Sink kept, Quota.Sink left) {
        this.names = buckets.apply("golden-names");
        this.groups = buckets.apply("golden-groups");
        this.kept = kept;
        this.left = left;
    }

    static long review(String id) {
        return hash("review", id);
    }

    /** Of the SHA-256 of the text, 64 hexadecimal digits. */
    static long text(String sha256) {
        return hash("text", sha256);
    }

    static long group(String group) {
        return hash("group", group);
    }

    private static long hash(String kind, String name) {
        return Sha256.first8((kind + '\0' + name).getBytes(StandardCharsets.UTF_8));
    }

    void addGolden(GoldenNames record) throws IOException {
        names.add(record.review(), "", GOLDEN);
        names.add(record.text(), "", GOLDEN);
        groups.add(record.group(), "", GOLDEN);
    }

    void add(GuardedRow row) throws IOException {
        byte[] group = ByteBuffer.allocate(Long.BYTES).putLong(row.group()).array();
        names.add(review(row.id()), "", group);
        names.add(row.text(), "", group);
        groups.add(row.group(), row.id(), row.encode());
    }

    /** Decides about all rows, once, after all have been added. */
    void settle() throws IOException {
        names.drain(this::spread);
        groups.drain(this::settle);
    }

    /** A golden review or text makes the group golden that it is in now. */
    private void spread(Spill bucket) throws IOException {
        Set<Long> golden = golden(bucket);
        bucket.forEach((name, id, group) -> {
            if (group != GOLDEN && golden.contains(name)) {
                groups.add(ByteBuffer.wrap(group).getLong(), "", GOLDEN);
            }
        });
    }

    private void settle(Spill bucket) throws IOException {
        Set<Long> golden = golden(bucket);
        bucket.forEach((group, id, bytes) -> {
            if (bytes != GOLDEN) {
                GuardedRow row = GuardedRow.decode(id, bytes);
                boolean stays = row.split() == Split.TEST || !golden.contains(group);
                (stays ? kept : left).take(row);
            }
        });
    }

    private static Set<Long> golden(Spill bucket) throws IOException {
        Set<Long> golden = new HashSet<>();
        bucket.forEach((name, id, value) -> {
            if (value == GOLDEN) {
                golden.add(name);
            }
        });
        return golden;
    }
}
