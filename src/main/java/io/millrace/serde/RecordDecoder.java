package io.millrace.serde;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DecoderFactory;

/**
 * Reads records in the Confluent wire format, see {@link RecordEncoder}. Whatever is wrong with the bytes is a {@link
 * BadRecordException}. Memory is bounded by the bytes: Avro checks the length of a string, byte array, list or map
 * against what is left before it allocates. One decoder is kept a thread.
 */
final class RecordDecoder {

    private static final int PREFIX_BYTES = 5;
    private static final ThreadLocal<BinaryDecoder> DECODER = new ThreadLocal<>();

    private RecordDecoder() {}

    /** Returns the id of the writer's schema. */
    static int schemaId(byte[] bytes) {
        if (bytes.length < PREFIX_BYTES) {
            throw new BadRecordException(bytes.length + " bytes are too few for a schema id");
        }
        if (bytes[0] != 0) {
            throw new BadRecordException("first byte is " + bytes[0] + ", not the 0 of the Confluent wire format"
                    + (bytes[0] == 1 ? "; schema GUIDs are not supported" : ""));
        }
        int id = ByteBuffer.wrap(bytes).getInt(1);
        if (id < 0) {
            throw new BadRecordException("schema id " + id + " is negative");
        }
        return id;
    }

    static <T> T decode(byte[] bytes, DatumReader<T> reader) {
        BinaryDecoder decoder =
                DecoderFactory.get().binaryDecoder(bytes, PREFIX_BYTES, bytes.length - PREFIX_BYTES, DECODER.get());
        DECODER.set(decoder);
        T record = read(decoder, reader);
        if (!exhausted(decoder)) {
            throw new BadRecordException("bytes follow the end of the Avro record");
        }
        return record;
    }

    private static <T> T read(BinaryDecoder decoder, DatumReader<T> reader) {
        try {
            return reader.read(null, decoder);
        } catch (EOFException e) {
            throw new BadRecordException("Avro record is cut short, or a length in it is wrong", e);
        } catch (IOException | RuntimeException | StackOverflowError e) {
            // A schema that refers to itself may nest as deep as the record is long.
            throw new BadRecordException("Avro record does not fit its schemas: " + e.getMessage(), e);
        }
    }

    private static boolean exhausted(BinaryDecoder decoder) {
        try {
            return decoder.isEnd();
        } catch (IOException e) {
            throw new BadRecordException("Avro record has no end", e);
        }
    }
}
