package io.millrace.serde;

import java.util.function.BiConsumer;
import java.util.function.Function;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/**
 * Makes serdes for repartition topics, changelogs and stores from a pair of functions, without a registry. For example:
 *
 * <pre>{@code
 * Serde<Claim> claims = BinarySerde.of(
 *         (claim, out) -> out.version(0).writeString(claim.reviewId()).writeLong(claim.offset()),
 *         in -> {
 *             in.version(0);
 *             return new Claim(in.readString(), in.readLong());
 *         });
 * }</pre>
 */
public final class BinarySerde {

    private BinarySerde() {}

    /**
     * Makes a serde. Null becomes null both ways, and neither function sees it.
     *
     * <p>Whatever the reading function throws, and bytes that it leaves unread, become a {@link BadRecordException}
     * that names the topic. The serde has no state: it is as thread safe as the functions.
     *
     * @param write writes the value's version, then its parts
     * @param read reads them in the same order
     */
    public static <T> Serde<T> of(BiConsumer<? super T, BinaryWriter> write, Function<BinaryReader, ? extends T> read) {
        return Serdes.serdeFrom(
                (topic, value) -> value == null ? null : toBytes(write, value),
                (topic, bytes) -> bytes == null ? null : fromBytes(read, topic, bytes));
    }

    private static <T> byte[] toBytes(BiConsumer<? super T, BinaryWriter> write, T value) {
        BinaryWriter writer = new BinaryWriter();
        write.accept(value, writer);
        return writer.toBytes();
    }

    private static <T> T fromBytes(Function<BinaryReader, ? extends T> read, String topic, byte[] bytes) {
        BinaryReader reader = new BinaryReader(bytes);
        T value = apply(read, topic, reader);
        if (!reader.exhausted()) {
            throw new BadRecordException("binary record of " + topic + " has bytes after its end");
        }
        return value;
    }

    private static <T> T apply(Function<BinaryReader, ? extends T> read, String topic, BinaryReader reader) {
        try {
            return read.apply(reader);
        } catch (RuntimeException e) {
            throw new BadRecordException("binary record of " + topic + " cannot be read: " + e.getMessage(), e);
        }
    }
}
