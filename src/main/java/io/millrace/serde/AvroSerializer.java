package io.millrace.serde;

import java.io.IOException;
import java.util.Map;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Writes generated Avro classes in the Confluent wire format: byte 0 is 0, bytes 1 to 4 are the schema's id,
 * big-endian, the rest is Avro's binary form. Null stays null. Configured by {@link RegistryConfig}.
 *
 * <p>The registry is asked once for each topic and class. The schema that is registered is that of the {@code .avsc}
 * file, without the properties that Avro's compiler adds for Java.
 *
 * <p>Thread safe after {@link #configure}: Streams shares a serde that is given to a topology between its threads.
 */
public final class AvroSerializer<T extends SpecificRecord> implements Serializer<T> {

    private final BoundedCache<Class<?>, DatumWriter<T>> writers = new BoundedCache<>(1000);
    private SchemaIds ids;

    /** Makes a serializer that {@link #configure} has to complete. */
    public AvroSerializer() {}

    AvroSerializer(SchemaIds ids) {
        this.ids = ids;
        GeneratedClasses.trust();
    }

    @Override
    public void configure(Map<String, ?> clientConfig, boolean isKey) {
        RegistryConfig config = new RegistryConfig(clientConfig);
        ids = new SchemaIds(SchemaRegistryClient.create(config), config, isKey);
        GeneratedClasses.trust();
    }

    /**
     * Writes a record.
     *
     * @return its bytes, null for null
     * @throws BadRecordException if the record does not fit its schema, as when a required field is null
     * @throws RegistryRefusedException if the registry does not take, or does not have, the schema
     * @throws RegistryUnavailableException if the registry has to be asked and cannot be
     */
    @Override
    public byte[] serialize(String topic, T record) {
        if (record == null) {
            return null;
        }
        DatumWriter<T> writer = writers.get(record.getClass(), AvroSerializer::writer);
        int id = ids.idOf(topic, record.getClass());
        try {
            return RecordEncoder.encode(id, writer, record);
        } catch (IOException | RuntimeException e) {
            throw new BadRecordException("record for " + topic + " does not fit its schema: " + e.getMessage(), e);
        }
    }

    private static <T> DatumWriter<T> writer(Class<?> type) {
        return new SpecificDatumWriter<>(GeneratedClasses.schemaOf(type), SpecificData.getForClass(type));
    }
}
