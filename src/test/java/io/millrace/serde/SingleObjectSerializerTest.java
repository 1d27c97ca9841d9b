package io.millrace.serde;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.schema.PartitionEnd;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.junit.jupiter.api.Test;

class SingleObjectSerializerTest {

    private static final String TOPIC = "any";

    @Test
    void shouldWriteWhatTheSerdeReadsWithoutARegistry() {
        try (Serializer<SpecificRecord> serializer = new SingleObjectSerializer();
                Deserializer<PartitionEnd> reader = SingleObjectSerde.of(
                                PartitionEnd.getEncoder(), PartitionEnd.getDecoder())
                        .deserializer()) {
            // Given
            PartitionEnd end = new PartitionEnd(3, 1L << 40);

            // Then
            assertThat(reader.deserialize(TOPIC, serializer.serialize(TOPIC, end)))
                    .isEqualTo(end);
            assertThat(serializer.serialize(TOPIC, null)).isNull();
        }
    }
}
