package io.millrace.proof;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A committed record that an observer saw while the run was going on.
 *
 * @param topic its topic
 * @param partition its partition
 * @param offset its offset
 * @param digest a digest of key and value, see {@link #digest(ConsumerRecord)}
 */
public record Sighting(String topic, int partition, long offset, long digest) {

    private static final int NO_BYTES = -1;

    /** The sighting of a record that was read. */
    public static Sighting of(ConsumerRecord<byte[], byte[]> read) {
        return new Sighting(read.topic(), read.partition(), read.offset(), digest(read));
    }

    /**
     * A digest of key and value: the first 64 bits, big-endian, of SHA-256 over the length of the key (4 bytes, -1 if there is
     * none), the key, and the same of the value. Headers and time are not part of it.
     */
    public static long digest(ConsumerRecord<byte[], byte[]> read) {
        MessageDigest digest = sha256();
        update(digest, read.key());
        update(digest, read.value());
        return ByteBuffer.wrap(digest.digest()).getLong();
    }

    private static void update(MessageDigest digest, byte[] bytes) {
        ByteBuffer length = ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes == null ? NO_BYTES : bytes.length);
        digest.update(length);
        if (bytes != null) {
            digest.update(bytes);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform must provide SHA-256", e);
        }
    }
}
