package io.millrace.proof;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A committed record that an observer saw while the run was going on.
 *
 * @param topic its topic
 * @param partition its partition
 * @param offset its offset
 * @param digest a digest of key and value, see {@link #digest}
 */
public record Sighting(String topic, int partition, long offset, long digest) {

    private static final long FNV_BASIS = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    /** The sighting of a record. */
    public static Sighting of(ConsumerRecord<byte[], byte[]> seen) {
        return new Sighting(seen.topic(), seen.partition(), seen.offset(), digest(seen));
    }

    /** 64 bits of FNV-1a over key and value, each after its length, or -1 where there is none. */
    public static long digest(ConsumerRecord<byte[], byte[]> seen) {
        return add(add(FNV_BASIS, seen.key()), seen.value());
    }

    private static long add(long hash, byte[] bytes) {
        long sum = (hash ^ (bytes == null ? -1 : bytes.length)) * FNV_PRIME;
        for (int i = 0; bytes != null && i < bytes.length; i++) {
            sum = (sum ^ (bytes[i] & 0xff)) * FNV_PRIME;
        }
        return sum;
    }
}
