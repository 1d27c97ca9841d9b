package io.millrace.serde;

import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.io.DatumReader;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Reads generated Avro classes from the Confluent wire format, see {@link AvroSerializer}. Null stays null. Configured
 * by {@link RegistryConfig}.
 *
 * <p>A record that was written with another version of the schema is resolved to that of the class: fields that it does
 * not have get their defaults, fields that the class does not have are skipped.
 *
 * <p>The registry is asked once for each schema. Thread safe after {@link #configure}: Streams shares a serde that is
 * given to a topology between its threads.
 */
public final class AvroDeserializer<T extends SpecificRecord> implements Deserializer<T> {

    private SchemaRegistryClient client;
    private Class<?> type;
    private String schemaIdHeader;
    private BoundedCache<Integer, DatumReader<T>> readers;

    /** Makes a deserializer that {@link #configure} has to complete. */
    public AvroDeserializer() {}

    AvroDeserializer(SchemaRegistryClient client) {
        this.client = client;
    }

    @Override
    public void configure(Map<String, ?> clientConfig, boolean isKey) {
        RegistryConfig config = new RegistryConfig(clientConfig);
        client = client == null ? SchemaRegistryClient.create(config) : client;
        type = config.getClass(RegistryConfig.VALUE_TYPE);
        schemaIdHeader = isKey ? "__key_schema_id" : "__value_schema_id";
        readers = new BoundedCache<>(config.getInt(RegistryConfig.CACHE_SIZE));
        GeneratedClasses.trust();
    }

    /**
     * Reads a record; as {@link #deserialize(String, byte[])}, and refuses records whose schema is named by a header.
     */
    @Override
    public T deserialize(String topic, Headers headers, byte[] bytes) {
        if (bytes != null && headers.lastHeader(schemaIdHeader) != null) {
            throw new BadRecordException("record of " + topic + " names its schema in the header " + schemaIdHeader
                    + ", which is not supported; let its producer write the id before the value");
        }
        return deserialize(topic, bytes);
    }

    /**
     * Reads a record.
     *
     * @return the record, null for null
     * @throws BadRecordException if the bytes are wrong, or the registry does not know the schema
     * @throws RegistryUnavailableException if the registry has to be asked and cannot be
     */
    @Override
    public T deserialize(String topic, byte[] bytes) {
        if (bytes == null) {
            return null;
        }
        try {
            return RecordDecoder.decode(bytes, readers.get(RecordDecoder.schemaId(bytes), this::reader));
        } catch (BadRecordException e) {
            throw new BadRecordException("record of " + topic + " cannot be read: " + e.getMessage(), e);
        }
    }

    private DatumReader<T> reader(int id) {
        Schema writer = client.schemaById(id)
                .orElseThrow(() -> new BadRecordException("the registry has no schema with the id " + id));
        Class<?> read = type == null ? GeneratedClasses.named(writer) : type;
        Schema reader = GeneratedClasses.schemaOf(read);
        requireSameName(writer, reader);
        return new SpecificDatumReader<>(writer, reader, SpecificData.getForClass(read));
    }

    /**
     * As the Avro specification asks (schema resolution), whatever the namespace. Avro itself lets any record pass; then an
     * event of another kind is a review that has an id and nothing else.
     */
    private static void requireSameName(Schema writer, Schema reader) {
        if (!writer.getName().equals(reader.getName())) {
            throw new BadRecordException(
                    "its schema is of " + writer.getFullName() + ", not of a record named " + reader.getName());
        }
    }
}
