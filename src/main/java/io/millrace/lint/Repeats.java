package io.millrace.lint;

import io.millrace.spill.Buckets;
import io.millrace.spill.Spill;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.Set;

/**
 * Finds equal texts by 16 bytes of their SHA-256, spread over files, so that memory is bounded however many there are. For one
 * thread.
 */
final class Repeats {

    private static final int HASH_BYTES = 16;

    private record Hash(long high, long low) {}

    private final Buckets buckets;
    private final Lines repeated;
    private long distinct;

    /**
     * @param files path and beginning of the names of the files
     * @param listed how many lines are remembered
     */
    Repeats(Path files, int listed) {
        this.buckets = new Buckets(files, Buckets.COUNT, Buckets.Limit.STANDARD);
        this.repeated = new Lines(listed);
    }

    void add(String text, long line) throws IOException {
        byte[] hash = sha256(text);
        byte[] value = ByteBuffer.allocate(2 * Long.BYTES)
                .put(hash, Long.BYTES, HASH_BYTES - Long.BYTES)
                .putLong(line)
                .array();
        buckets.add(ByteBuffer.wrap(hash).getLong(), "", value);
    }

    /** Compares all; once, after the last was added. */
    Repeats compare() throws IOException {
        buckets.drain(this::compare);
        return this;
    }

    /** Within a bucket lines are in their order, so that the first of equal ones is not repeated. */
    private void compare(Spill bucket) throws IOException {
        Set<Hash> seen = new HashSet<>();
        bucket.forEach((position, key, value) -> {
            ByteBuffer rest = ByteBuffer.wrap(value);
            if (!seen.add(new Hash(position, rest.getLong()))) {
                repeated.add(rest.getLong());
            }
        });
        distinct += seen.size();
    }

    /** The lines whose text was there before. */
    Lines repeated() {
        return repeated;
    }

    /** How many different texts there are. */
    long distinct() {
        return distinct;
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
