package io.millrace.testing;

import io.millrace.serde.GeneratedClasses;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.util.RandomData;

/** Records with random values in every field. */
public final class RandomRecords {

    static {
        GeneratedClasses.trust();
    }

    private RandomRecords() {}

    /** As many of a generated class. */
    public static <T extends SpecificRecord> List<T> of(Class<T> type, int count, long seed) throws IOException {
        List<T> records = new ArrayList<>();
        for (Object record : new RandomData(schemaOf(type), count, seed)) {
            records.add(type.cast(read(write(record, schemaOf(type)), schemaOf(type), schemaOf(type))));
        }
        return records;
    }

    /** As many of the class of today, from bytes that were written with another schema of the same name. */
    public static List<Object> read(Schema writer, int count, long seed) throws IOException {
        Schema reader = schemaOf(SpecificData.get().getClass(writer));
        List<Object> records = new ArrayList<>();
        for (Object record : new RandomData(writer, count, seed)) {
            records.add(read(write(record, writer), writer, reader));
        }
        return records;
    }

    private static Schema schemaOf(Class<?> type) {
        return SpecificData.getForClass(type).getSchema(type);
    }

    private static byte[] write(Object record, Schema schema) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        new GenericDatumWriter<>(schema).write(record, encoder);
        encoder.flush();
        return bytes.toByteArray();
    }

    private static Object read(byte[] bytes, Schema writer, Schema reader) throws IOException {
        return new SpecificDatumReader<>(writer, reader)
                .read(null, DecoderFactory.get().binaryDecoder(bytes, null));
    }
}
