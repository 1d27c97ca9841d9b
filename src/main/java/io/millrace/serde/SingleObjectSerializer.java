package io.millrace.serde;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Writes values without a registry, in Avro's single-object encoding, for topics that nobody else reads. To be named as
 * {@link AvroSerdes#SERIALIZER_CLASS}; what it writes is read by {@link SingleObjectSerde}. Null becomes null. Thread safe.
 */
public final class SingleObjectSerializer implements Serializer<SpecificRecord> {

    private final ClassValue<BinaryMessageEncoder<SpecificRecord>> encoders = new ClassValue<>() {
        @Override
        protected BinaryMessageEncoder<SpecificRecord> computeValue(Class<?> type) {
            return new BinaryMessageEncoder<>(SpecificData.getForClass(type), GeneratedClasses.schemaOf(type));
        }
    };

    @Override
    public byte[] serialize(String topic, SpecificRecord value) {
        if (value == null) {
            return null;
        }
        try {
            ByteBuffer encoded = encoders.get(value.getClass()).encode(value);
            byte[] bytes = new byte[encoded.remaining()];
            encoded.get(bytes);
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
    }
}
