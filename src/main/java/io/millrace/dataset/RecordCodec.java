package io.millrace.dataset;

import io.millrace.schema.Split;
import io.millrace.schema.TrainingRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.data.TimeConversions;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;

/**
 * Training records as they wait on the disk: Avro's binary form, without a header. What is not well-formed Unicode
 * comes back with question marks, so that every text after this is valid UTF-8. For any number of threads.
 */
final class RecordCodec {

    private static final Schema SCHEMA = TrainingRecord.getClassSchema();
    private static final SpecificData DATA = new KnownClasses();
    private static final DatumWriter<TrainingRecord> WRITER = new SpecificDatumWriter<>(SCHEMA, DATA);
    private static final DatumReader<TrainingRecord> READER = new SpecificDatumReader<>(SCHEMA, SCHEMA, DATA);

    private RecordCodec() {}

    static byte[] encode(TrainingRecord row) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
        WRITER.write(row, encoder);
        encoder.flush();
        return bytes.toByteArray();
    }

    static TrainingRecord decode(byte[] bytes) throws IOException {
        return READER.read(null, DecoderFactory.get().binaryDecoder(bytes, null));
    }

    /** Avro loads classes by name only if the whole process trusts them; here it need not load any. */
    private static final class KnownClasses extends SpecificData {

        private static final Map<Schema, Class<?>> CLASSES =
                Map.of(TrainingRecord.getClassSchema(), TrainingRecord.class, Split.getClassSchema(), Split.class);

        private KnownClasses() {
            addLogicalTypeConversion(new TimeConversions.TimestampMillisConversion());
        }

        @Override
        @SuppressWarnings("rawtypes")
        public Class getClass(Schema schema) {
            Class<?> known = CLASSES.get(schema);
            return known == null ? super.getClass(schema) : known;
        }
    }
}
