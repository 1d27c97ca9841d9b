package io.millrace.serde;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.schema.Decision;
import io.millrace.schema.Review;
import io.millrace.schema.Snapshot;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Deserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AvroBadBytesTest {

    private static final String TOPIC = "reviews";
    private static final long[] HOSTILE = {
        1L << 30, Integer.MAX_VALUE - 8, Integer.MAX_VALUE, Long.MAX_VALUE, -(1L << 30)
    };

    private final String scope = UUID.randomUUID().toString();
    private final MockSchemaRegistry registry = MockSchemaRegistry.scope(scope);
    private final AvroSerdes serdes = new AvroSerdes(Map.of(RegistryConfig.URL, "mock://" + scope));
    private byte[] good;

    @BeforeEach
    void write() {
        Review review = Review.newBuilder().setReviewId("r1").setReviewBody("x").build();
        good = serdes.value(Review.class).serializer().serialize(TOPIC, review);
    }

    @AfterEach
    void drop() {
        MockSchemaRegistry.drop(scope);
    }

    @Test
    void shouldRefuseAWrongPrefix() {
        assertBad(new byte[0], "0 bytes are too few");
        assertBad(new byte[] {0, 0, 0, 1}, "4 bytes are too few");
        assertBad("{\"review_id\":\"r1\"}".getBytes(StandardCharsets.UTF_8), "first byte is 123");
        assertBad(with(0, 1), "schema GUIDs are not supported");
        assertBad(with(1, 0x80), "is negative");
        assertBad(with(4, 9), "the registry has no schema with the id 9");
    }

    @Test
    void shouldRefuseEveryTruncation() {
        IntStream.range(5, good.length).forEach(length -> assertBad(Arrays.copyOf(good, length), "cut short"));
    }

    @Test
    void shouldRefuseTrailingBytes() {
        assertBad(Arrays.copyOf(good, good.length + 1), "bytes follow the end");
    }

    @Test
    void shouldRefuseSchemaIdsInHeaders() {
        // Given
        Deserializer<Review> deserializer = serdes.value(Review.class).deserializer();
        RecordHeaders headers = new RecordHeaders();
        headers.add("__value_schema_id", new byte[17]);

        // When // Then
        assertThatThrownBy(() -> deserializer.deserialize(TOPIC, headers, good))
                .isInstanceOf(BadRecordException.class)
                .hasMessageContaining("record of reviews")
                .hasMessageContaining("header __value_schema_id");
    }

    @Test
    void shouldRefuseASchemaThatCannotBeResolved() throws IOException {
        // Given
        Schema other = fields().requiredLong("review_id").endRecord();

        // When // Then
        assertBad(bytes(other, 1), "does not fit its schemas");
    }

    @Test
    void shouldRefuseARecordOfAnotherNameThatWouldFit() throws IOException {
        // Given
        Schema vote = SchemaBuilder.record("Vote")
                .namespace("io.millrace.schema")
                .fields()
                .requiredString("review_id")
                .endRecord();

        // When // Then
        assertBad(bytes(vote, 0), "io.millrace.schema.Vote, not of a record named Review");
    }

    @Test
    void shouldRefuseAnUnknownBranchOfAUnion() throws IOException {
        assertBad(bytes(schemaOf(Review.class), 0, 7), "does not fit its schemas");
    }

    /** The number comes where the length of the string, the list and the map is; the heap could not hold so much. */
    @Test
    void shouldRefuseHostileLengthsWithoutAllocating() throws IOException {
        for (long length : HOSTILE) {
            assertBad(Review.class, bytes(schemaOf(Review.class), length), "");
            assertBad(Snapshot.class, bytes(schemaOf(Snapshot.class), 0, 0, 1, 0, 0, length), "");
            assertBad(Snapshot.class, bytes(schemaOf(Snapshot.class), 0, 0, 1, 0, 0, 0, length), "");
            long[] beforeFlags = {0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, length};
            assertBad(Decision.class, bytes(schemaOf(Decision.class), beforeFlags), "");
        }
    }

    @Test
    void shouldRefuseHostileLengthsInFieldsThatAreSkipped() throws IOException {
        // Given
        List<Schema> types = List.of(
                Schema.create(Schema.Type.BYTES),
                Schema.createArray(Schema.create(Schema.Type.STRING)),
                Schema.createArray(Schema.create(Schema.Type.NULL)),
                Schema.createMap(Schema.create(Schema.Type.LONG)));

        for (Schema type : types) {
            for (long length : HOSTILE) {
                // When // Then
                assertBad(bytes(withSkipped(type), length), "");
            }
        }
    }

    @Test
    void shouldRefuseARecordThatNestsDeeperThanTheStack() throws IOException {
        // Given
        Schema node = Schema.createRecord("Node", null, "n", false);
        Schema next = Schema.createUnion(Schema.create(Schema.Type.NULL), node);
        node.setFields(List.of(new Schema.Field("next", next)));

        // When
        byte[] deep = bytes(
                withSkipped(node), LongStream.generate(() -> 1).limit(1_000_000).toArray());

        // Then
        assertThatThrownBy(() -> serdes.value(Review.class).deserializer().deserialize(TOPIC, deep))
                .isInstanceOf(BadRecordException.class)
                .hasRootCauseInstanceOf(StackOverflowError.class);
    }

    private void assertBad(byte[] bytes, String what) {
        assertBad(Review.class, bytes, what);
    }

    private void assertBad(Class<? extends SpecificRecord> type, byte[] bytes, String what) {
        assertThatThrownBy(() -> serdes.value(type).deserializer().deserialize(TOPIC, bytes))
                .isInstanceOf(BadRecordException.class)
                .hasMessageStartingWith("record of reviews cannot be read: ")
                .hasMessageContaining(what);
    }

    private byte[] with(int index, int value) {
        byte[] copy = good.clone();
        copy[index] = (byte) value;
        return copy;
    }

    private static Schema schemaOf(Class<?> type) {
        return PortableSchema.of(GeneratedClasses.schemaOf(type));
    }

    /** A review with a field before its id that the class does not have. */
    private static Schema withSkipped(Schema type) {
        return fields().name("skipped")
                .type(type)
                .noDefault()
                .requiredString("review_id")
                .endRecord();
    }

    private static SchemaBuilder.FieldAssembler<Schema> fields() {
        return SchemaBuilder.record("Review").namespace("io.millrace.schema").fields();
    }

    /** A record of numbers only: those that the schema has, or lengths, or branches. */
    private byte[] bytes(Schema schema, long... numbers) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {0, 0, 0, 0, (byte) registry.register("any", schema)});
        BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(out, null);
        for (long number : numbers) {
            encoder.writeLong(number);
        }
        return out.toByteArray();
    }
}
