package io.millrace.serde;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.embedded.EmbeddedRegistry;
import io.millrace.schema.Command;
import io.millrace.schema.Decision;
import io.millrace.schema.Feedback;
import io.millrace.schema.ModelEntry;
import io.millrace.schema.Outcome;
import io.millrace.schema.Prediction;
import io.millrace.schema.RetrainingJob;
import io.millrace.schema.Review;
import io.millrace.schema.Snapshot;
import io.millrace.schema.TrainingRecord;
import io.millrace.schema.WindowClosed;
import io.millrace.testing.ConfluentClasses;
import io.millrace.testing.RandomRecords;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Our serializer and deserializer against Confluent's own classes. */
class ConfluentSerdesIT {

    private static final long SEED = 1_492;
    private static final int RECORDS = 50;
    private static final String TOPIC = "topic";

    @TempDir
    private Path directory;

    private EmbeddedRegistry registry;
    private ConfluentClasses classes;

    @BeforeEach
    void start() throws IOException {
        System.out.println("seed " + SEED);
        classes = new ConfluentClasses();
        registry = EmbeddedRegistry.start(directory, 0);
    }

    @AfterEach
    void stop() throws IOException {
        registry.close();
        classes.close();
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                Review.class,
                Feedback.class,
                Prediction.class,
                Decision.class,
                TrainingRecord.class,
                WindowClosed.class,
                Snapshot.class,
                RetrainingJob.class,
                ModelEntry.class,
                Command.class,
                Outcome.class
            })
    void shouldWriteTheSameBytesAndReadEachOthers(Class<? extends SpecificRecord> type) throws IOException {
        compare(type);
    }

    @Test
    void shouldShareOneSchemaWhoeverRegistersFirst() throws IOException {
        // Given
        Review review = RandomRecords.of(Review.class, 1, SEED).get(0);
        byte[] theirs = confluent(Review.class).serializer().serialize(TOPIC, review);

        // When
        byte[] ours = own(Review.class).serializer().serialize(TOPIC, review);

        // Then
        assertThat(ours).isEqualTo(theirs);
    }

    @Test
    void shouldReadWhicheverClassTheSchemaNames() throws IOException {
        // Given
        Review review = RandomRecords.of(Review.class, 1, SEED).get(0);

        // When
        byte[] theirs = confluent(SpecificRecord.class).serializer().serialize(TOPIC, review);

        // Then
        assertThat(confluent(SpecificRecord.class).deserializer().deserialize(TOPIC, theirs))
                .isEqualTo(review);
        assertThat(own(SpecificRecord.class).deserializer().deserialize(TOPIC, theirs))
                .isEqualTo(review);
    }

    @Test
    void shouldWriteAndReadErasures() {
        assertThat(confluent(Review.class).serializer().serialize(TOPIC, null)).isNull();
        assertThat(own(Review.class).serializer().serialize(TOPIC, null)).isNull();
        assertThat(confluent(Review.class).deserializer().deserialize(TOPIC, null))
                .isNull();
        assertThat(own(Review.class).deserializer().deserialize(TOPIC, null)).isNull();
    }

    private <T extends SpecificRecord> void compare(Class<T> type) throws IOException {
        // Given
        Serde<T> own = own(type);
        Serde<T> confluent = confluent(type);

        for (T record : RandomRecords.of(type, RECORDS, SEED)) {
            // When
            byte[] ours = own.serializer().serialize(TOPIC, record);
            byte[] theirs = confluent.serializer().serialize(TOPIC, record);

            // Then
            assertThat(ours).isEqualTo(theirs);
            assertThat(own.deserializer().deserialize(TOPIC, theirs)).isEqualTo(record);
            assertThat(confluent.deserializer().deserialize(TOPIC, ours)).isEqualTo(record);
        }
    }

    private <T extends SpecificRecord> Serde<T> own(Class<T> type) {
        return new AvroSerdes(config()).value(type);
    }

    private <T extends SpecificRecord> Serde<T> confluent(Class<T> type) {
        Map<String, Object> config = config();
        config.put(AvroSerdes.SERIALIZER_CLASS, ConfluentClasses.SERIALIZER);
        config.put(AvroSerdes.DESERIALIZER_CLASS, ConfluentClasses.DESERIALIZER);
        return new AvroSerdes(config).value(type);
    }

    private Map<String, Object> config() {
        Map<String, Object> config = new HashMap<>();
        config.put(RegistryConfig.URL, registry.url());
        return config;
    }
}
