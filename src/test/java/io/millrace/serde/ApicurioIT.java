package io.millrace.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.container.Containers;
import io.millrace.schema.Review;
import io.millrace.schema.TrainingRecord;
import io.millrace.testing.ApicurioRegistry;
import io.millrace.testing.SampleRecord;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Against a registry server that others made. */
@Timeout(600)
@Tag(Containers.TAG)
class ApicurioIT {

    private static final Schema REVIEW = PortableSchema.of(Review.getClassSchema());

    @TempDir
    private static Path directory;

    private static ApicurioRegistry registry;

    @BeforeAll
    static void start() throws Exception {
        registry = ApicurioRegistry.start(directory);
    }

    @AfterAll
    static void stop() {
        registry.close();
    }

    @Test
    void shouldWriteAndReadWithWhatItRegistered() {
        // Given
        TrainingRecord record = SampleRecord.of("r1").build();
        AvroSerdes writing = new AvroSerdes(config());
        writing.register("written", TrainingRecord.class);

        // When
        byte[] bytes = writing.value(TrainingRecord.class).serializer().serialize("written", record);

        // Then
        Serde<TrainingRecord> reading = new AvroSerdes(config()).value(TrainingRecord.class);
        assertThat(reading.deserializer().deserialize("written", bytes)).isEqualTo(record);
    }

    @Test
    void shouldGiveOneIdToOneSchema() {
        // Given
        SchemaRegistryClient client = client(config());

        // When
        int id = client.register("same-value", REVIEW);

        // Then
        assertThat(client.register("same-value", REVIEW)).isEqualTo(id);
        assertThat(client.lookup("same-value", REVIEW)).hasValue(id);
        assertThat(client.latest("same-value").orElseThrow().id()).isEqualTo(id);
        assertThat(client(config()).schemaById(id)).contains(REVIEW);
    }

    @Test
    void shouldFindNothingWhereNothingIs() {
        // Given
        SchemaRegistryClient client = client(config());

        // Then
        assertThat(client.lookup("absent-value", REVIEW)).isEmpty();
        assertThat(client.latest("absent-value")).isEmpty();
        assertThat(client.schemaById(999_999)).isEmpty();
    }

    @Test
    void shouldEvolveASubjectAndReadWhatIsOld() {
        // Given
        SchemaRegistryClient client = client(config());
        int older = client.register("evolved-value", REVIEW);
        byte[] bytes = new AvroSerdes(config()).value(Review.class).serializer().serialize("evolved", review());

        // When
        int newer = client.register("evolved-value", with("{\"name\":\"mood\",\"type\":\"string\",\"default\":\"\"}"));

        // Then
        assertThat(newer).isNotEqualTo(older);
        assertThat(client.latest("evolved-value").orElseThrow().version()).isEqualTo(2);
        assertThat(new AvroSerdes(config()).value(Review.class).deserializer().deserialize("evolved", bytes))
                .isEqualTo(review());
    }

    @Test
    void shouldSayWhichSchemaIsRefused() {
        // Given
        SchemaRegistryClient client = client(config());
        client.register("refused-value", REVIEW);

        // When // Then
        assertThatThrownBy(() -> client.register("refused-value", with("{\"name\":\"mood\",\"type\":\"string\"}")))
                .isInstanceOf(RegistryRefusedException.class)
                .hasMessageContaining("io.millrace.schema.Review")
                .hasMessageContaining("refused-value");
    }

    @Test
    void shouldWaitOutAnOutageAndGoOnWithWhatTheServerKept() throws Exception {
        // Given
        int id = client(config()).register("outage-value", REVIEW);
        Map<String, Object> impatient = config();
        impatient.put(RegistryConfig.RETRIES, 0);

        // When
        registry.kill();

        // Then
        try {
            assertThatThrownBy(() -> client(impatient).lookup("outage-value", REVIEW))
                    .isInstanceOf(RegistryUnavailableException.class)
                    .hasMessageContaining(registry.url());
        } finally {
            registry.start();
        }
        assertThat(client(config()).lookup("outage-value", REVIEW)).hasValue(id);
    }

    private static Review review() {
        return Review.newBuilder().setReviewId("r1").setReviewBody("It works").build();
    }

    private static Schema with(String field) {
        return new Schema.Parser().parse(REVIEW.toString().replace("\"fields\":[", "\"fields\":[" + field + ","));
    }

    private static SchemaRegistryClient client(Map<String, Object> config) {
        return SchemaRegistryClient.create(new RegistryConfig(config));
    }

    private static Map<String, Object> config() {
        Map<String, Object> config = new HashMap<>();
        config.put(RegistryConfig.URL, registry.url());
        return config;
    }
}
