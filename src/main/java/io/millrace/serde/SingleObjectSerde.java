package io.millrace.serde;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/**
 * Serdes for stores that hold whole Avro records, without a registry: Avro's single-object encoding, which names the
 * schema by its fingerprint (bytes 0-1 marker {@code C3 01}, 2-9 CRC-64-AVRO fingerprint, then Avro binary).
 */
public final class SingleObjectSerde {

    static {
        GeneratedClasses.trust();
    }

    private SingleObjectSerde() {}

    /**
     * Makes a serde; null becomes null both ways.
     *
     * @param encoder of the generated class
     * @param decoder of the generated class; older schemas must have been added to it
     */
    public static <T> Serde<T> of(BinaryMessageEncoder<T> encoder, BinaryMessageDecoder<T> decoder) {
        return Serdes.serdeFrom(
                (topic, value) -> value == null ? null : encode(encoder, value),
                (topic, bytes) -> bytes == null ? null : decode(decoder, topic, bytes));
    }

    private static <T> byte[] encode(BinaryMessageEncoder<T> encoder, T value) {
        try {
            ByteBuffer encoded = encoder.encode(value);
            byte[] bytes = new byte[encoded.remaining()];
            encoded.get(bytes);
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
    }

    private static <T> T decode(BinaryMessageDecoder<T> decoder, String topic, byte[] bytes) {
        try {
            return decoder.decode(bytes);
        } catch (IOException | RuntimeException e) {
            throw new BadRecordException("record of " + topic + " cannot be read: " + e.getMessage(), e);
        }
    }
}
