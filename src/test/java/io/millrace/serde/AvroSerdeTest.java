package io.millrace.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.schema.Champion;
import io.millrace.schema.LogCounts;
import io.millrace.schema.PartitionEnd;
import io.millrace.schema.Review;
import io.millrace.schema.Snapshot;
import io.millrace.schema.SnapshotState;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AvroSerdeTest {

    private static final String TOPIC = "reviews";

    private final String scope = UUID.randomUUID().toString();
    private final MockSchemaRegistry registry = MockSchemaRegistry.scope(scope);
    private final Map<String, Object> config = new HashMap<>(Map.of(RegistryConfig.URL, "mock://" + scope));

    @AfterEach
    void drop() {
        MockSchemaRegistry.drop(scope);
    }

    private <T extends SpecificRecord> Serde<T> serde(Class<T> type) {
        return new AvroSerdes(config).value(type);
    }

    private static Review review(String body) {
        return Review.newBuilder()
                .setReviewId("r1")
                .setReviewBody(body)
                .setStars(5)
                .setCreatedAt(Instant.ofEpochMilli(1_000))
                .build();
    }

    private static Snapshot snapshot() {
        LogCounts counts = LogCounts.newBuilder()
                .setNewRecords(Long.MAX_VALUE)
                .setChangedRecords(0)
                .setErasedRecords(-1)
                .setBySplit(Map.of("train", 1L))
                .setByLabel(Map.of())
                .setByLanguage(Map.of("de", 1L, "fr", 2L))
                .setTrainByLabel(Map.of())
                .build();
        return Snapshot.newBuilder()
                .setRedactions(List.of())
                .setSnapshotId("s1")
                .setNumber(1)
                .setState(SnapshotState.READY)
                .setTopic("training-records")
                .setTopicId("t")
                .setCut(List.of(new PartitionEnd(0, 10L), new PartitionEnd(1, 20L)))
                .setConfiguration(Map.of("a", "b"))
                .setConfigurationDigest("d")
                .setAdded(counts)
                .setReason("")
                .setPlannedAt(Instant.ofEpochMilli(5))
                .build();
    }

    @Test
    void shouldWriteTheWireFormatByteForByte() {
        // Given
        registry.register("other-value", PortableSchema.of(Champion.getClassSchema()));

        // When
        byte[] bytes = serde(Review.class)
                .serializer()
                .serialize(
                        TOPIC, Review.newBuilder().setReviewId("r1").setStars(3).build());

        // Then
        assertThat(HexFormat.of().formatHex(bytes))
                .isEqualTo("00" + "00000002" + "047231" + "00" + "00" + "00" + "00" + "0206" + "00" + "00" + "00");
    }

    @Test
    void shouldRoundTripLogicalTypesEnumsAndNestedTypes() {
        // Given
        Review review = review("Très bien 👍");
        Snapshot snapshot = snapshot();

        // When
        byte[] reviewBytes = serde(Review.class).serializer().serialize(TOPIC, review);
        byte[] snapshotBytes = serde(Snapshot.class).serializer().serialize("snapshots", snapshot);

        // Then
        assertThat(serde(Review.class).deserializer().deserialize(TOPIC, reviewBytes))
                .isEqualTo(review);
        assertThat(serde(Snapshot.class).deserializer().deserialize("snapshots", snapshotBytes))
                .isEqualTo(snapshot);
    }

    @Test
    void shouldPassNullsThroughWithoutTheRegistry() {
        // When // Then
        assertThat(serde(Review.class).serializer().serialize(TOPIC, null)).isNull();
        assertThat(serde(Review.class).deserializer().deserialize(TOPIC, new RecordHeaders(), (byte[]) null))
                .isNull();
        assertThat(registry.latest("reviews-value")).isEmpty();
    }

    @Test
    void shouldRegisterTheSchemaOfTheFileUnderTheTopicsName() {
        // When
        serde(Review.class).serializer().serialize(TOPIC, review("x"));

        // Then
        Schema registered = registry.latest("reviews-value").orElseThrow().schema();
        assertThat(registered.toString()).doesNotContain("avro.java.string");
        assertThat(registered.getField("created_at").doc()).isNotEmpty();
    }

    @Test
    void shouldNameTheSubjectOfAKey() {
        // Given
        AvroSerializer<Review> serializer = new AvroSerializer<>();
        serializer.configure(config, true);

        // When
        serializer.serialize(TOPIC, review("x"));

        // Then
        assertThat(registry.latest("reviews-key")).isPresent();
    }

    @Test
    void shouldFindTheClassByTheWritersNameIfNoneIsConfigured() {
        // Given
        byte[] bytes = serde(Review.class).serializer().serialize(TOPIC, review("x"));
        AvroDeserializer<Review> deserializer = new AvroDeserializer<>();
        deserializer.configure(config, false);

        // When
        Review read = deserializer.deserialize(TOPIC, bytes);

        // Then
        assertThat(read).isEqualTo(review("x"));
    }

    @Test
    void shouldReadWhicheverClassTheSchemaNames() {
        // When
        byte[] bytes = serde(SpecificRecord.class).serializer().serialize(TOPIC, review("x"));

        // Then
        assertThat(serde(SpecificRecord.class).deserializer().deserialize(TOPIC, bytes))
                .isEqualTo(review("x"));
    }

    @Test
    void shouldReadARecordOfAnOlderSchema() throws IOException {
        // Given
        Schema older = SchemaBuilder.record("Review")
                .namespace("io.millrace.schema")
                .fields()
                .requiredString("dropped_since")
                .requiredString("review_id")
                .endRecord();
        GenericRecord record = new GenericRecordBuilder(older)
                .set("dropped_since", "x")
                .set("review_id", "r9")
                .build();

        // When
        Review read = serde(Review.class).deserializer().deserialize(TOPIC, written(older, record));

        // Then
        assertThat(read).isEqualTo(Review.newBuilder().setReviewId("r9").build());
    }

    @Test
    void shouldNotMixScopes() {
        // Given
        byte[] bytes = serde(Review.class).serializer().serialize(TOPIC, review("x"));
        String other = UUID.randomUUID().toString();
        config.put(RegistryConfig.URL, "mock://" + other);

        // When // Then
        assertBad(bytes, "no schema with the id 1");
        MockSchemaRegistry.drop(other);
    }

    @Test
    void shouldWriteAGoodRecordAfterABadOne() {
        // Given
        Serde<Review> serde = serde(Review.class);
        Review bad = new Review();

        // When // Then
        assertThatThrownBy(() -> serde.serializer().serialize(TOPIC, bad))
                .isInstanceOf(BadRecordException.class)
                .hasMessageContaining("review_id");
        byte[] bytes = serde.serializer().serialize(TOPIC, review("x"));
        assertThat(serde.deserializer().deserialize(TOPIC, bytes)).isEqualTo(review("x"));
    }

    @Test
    void shouldSayWhatToDoWhenASchemaIsNotRegistered() {
        // Given
        config.put(RegistryConfig.AUTO_REGISTER, false);

        // When // Then
        assertThatThrownBy(() -> new AvroSerdes(config).register(TOPIC, Review.class))
                .isInstanceOf(RegistryRefusedException.class)
                .hasMessageContaining("reviews-value")
                .hasMessageContaining("register it");
    }

    @Test
    void shouldWriteWithTheLatestSchemaOnlyIfItIsTheClasss() {
        // Given
        config.putAll(Map.of(RegistryConfig.AUTO_REGISTER, false, RegistryConfig.USE_LATEST, true));
        registry.register("reviews-value", PortableSchema.of(Review.getClassSchema()));
        byte[] bytes = serde(Review.class).serializer().serialize(TOPIC, review("x"));
        registry.register("reviews-value", PortableSchema.of(Champion.getClassSchema()));

        // When // Then
        assertThat(bytes[4]).isEqualTo((byte) 1);
        assertThatThrownBy(() -> serde(Review.class).serializer().serialize(TOPIC, review("x")))
                .isInstanceOf(RegistryRefusedException.class)
                .hasMessageContaining("as its latest");
    }

    @Test
    void shouldServeManyThreadsWithOneSerde() throws Exception {
        // Given
        Serde<Review> serde = serde(Review.class);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        Callable<Void> work = () -> {
            for (int i = 0; i < 2_000; i++) {
                Review review = review("text ".repeat(i % 50));
                byte[] bytes = serde.serializer().serialize(TOPIC, review);
                assertThat(serde.deserializer().deserialize(TOPIC, bytes)).isEqualTo(review);
            }
            return null;
        };

        // When // Then
        for (var done : threads.invokeAll(List.of(work, work, work, work))) {
            done.get();
        }
        threads.shutdown();
    }

    @Test
    void shouldMakeSerdesOfConfiguredClasses() {
        // Given
        config.put(AvroSerdes.SERIALIZER_CLASS, RecordingSerializer.class.getName());

        // When
        serde(Review.class);

        // Then
        assertThat(RecordingSerializer.lastConfig)
                .containsEntry("specific.avro.reader", true)
                .containsEntry("specific.avro.value.type", Review.class)
                .containsEntry(RegistryConfig.URL, "mock://" + scope);
    }

    @Test
    void shouldSayThatConfluentsJarsAreMissing() {
        // Given
        config.put(AvroSerdes.SERIALIZER_CLASS, "io.confluent.kafka.serializers.KafkaAvroSerializer");

        // When // Then
        assertThatThrownBy(() -> serde(Review.class))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("Confluent's jars are not on the class path");
    }

    private void assertBad(byte[] bytes, String what) {
        assertThatThrownBy(() -> serde(Review.class).deserializer().deserialize(TOPIC, bytes))
                .isInstanceOf(BadRecordException.class)
                .hasMessageStartingWith("record of reviews cannot be read: ")
                .hasMessageContaining(what);
    }

    private byte[] written(Schema schema, GenericRecord record) throws IOException {
        ByteArrayOutputStream out = prefix(schema);
        BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(out, null);
        new GenericDatumWriter<GenericRecord>(schema, GenericData.get()).write(record, encoder);
        return out.toByteArray();
    }

    private ByteArrayOutputStream prefix(Schema schema) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {0, 0, 0, 0, (byte) registry.register("any", schema)});
        return out;
    }
}
