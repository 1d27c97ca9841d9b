package io.millrace.serde;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.EncoderFactory;

/**
 * Writes records in the Confluent wire format: byte 0 is 0, bytes 1 to 4 are the schema's id, big-endian, the rest is
 * Avro's binary form. Buffers are kept, one set a thread.
 */
final class RecordEncoder {

    private static final int KEPT_BYTES_MAX = 1 << 20;
    private static final ThreadLocal<RecordEncoder> ENCODER = ThreadLocal.withInitial(RecordEncoder::new);

    private final ByteArrayOutputStream out = new ByteArrayOutputStream(1024);
    private final BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);

    private RecordEncoder() {}

    static <T> byte[] encode(int id, DatumWriter<T> writer, T record) throws IOException {
        byte[] bytes = null;
        try {
            bytes = ENCODER.get().write(id, writer, record);
            return bytes;
        } finally {
            // A record that failed leaves its beginning in the buffer; a huge one leaves a huge buffer.
            if (bytes == null || bytes.length > KEPT_BYTES_MAX) {
                ENCODER.remove();
            }
        }
    }

    private <T> byte[] write(int id, DatumWriter<T> writer, T record) throws IOException {
        out.reset();
        out.write(0);
        for (int shift = 24; shift >= 0; shift -= 8) {
            out.write(id >>> shift);
        }
        writer.write(record, encoder);
        encoder.flush();
        return out.toByteArray();
    }
}
