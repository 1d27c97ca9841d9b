package io.millrace.proof.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.schema.Feedback;
import io.millrace.schema.Review;
import io.millrace.serde.AvroSerdes;
import io.millrace.serde.BadRecordException;
import io.millrace.topic.Topics;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.junit.jupiter.api.Test;

class EventEncoderTest {

    private static final Set<EventClass> UNREADABLE =
            EnumSet.of(EventClass.POISON_BYTES, EventClass.POISON_SCHEMA, EventClass.POISON_TRUNCATED);
    private static final int EVENTS = 20_000;

    private final Topics topics = Topics.standard();
    private final AvroSerdes serdes = new AvroSerdes(Map.of("schema.registry.url", "mock://event-encoder"));
    private final EventEncoder encoder = new EventEncoder(topics, serdes);
    private final Deserializer<Review> reviews = serdes.value(Review.class).deserializer();
    private final Deserializer<Feedback> feedback = serdes.value(Feedback.class).deserializer();
    private final Workload workload = new Workload("run", 0, 7, 4);

    @Test
    void shouldWriteWhatCanBeReadUnlessItIsPoison() {
        for (int i = 0; i < EVENTS; i++) {
            // Given
            PlannedEvent event = workload.next();

            // When
            ProducerRecord<byte[], byte[]> record = encoder.encode(event);

            // Then
            if (UNREADABLE.contains(event.kind())) {
                assertThatThrownBy(() -> read(record)).as(event.kind().name()).isInstanceOf(BadRecordException.class);
            } else {
                assertThat(read(record)).isEqualTo(event.value());
            }
        }
    }

    @Test
    void shouldSayInHeadersWhatAnEventIs() {
        for (int i = 0; i < 1_000; i++) {
            // Given
            PlannedEvent event = workload.next();

            // When
            ProducerRecord<byte[], byte[]> record = encoder.encode(event);

            // Then
            assertThat(EventClass.idOf(record.headers())).isEqualTo(event.id());
            assertThat(EventClass.of(record.headers())).isEqualTo(event.kind());
            assertThat(record.timestamp()).isEqualTo(event.timestamp());
            assertThat(record.partition()).isEqualTo(event.partition());
            assertThat(record.topic())
                    .isEqualTo(event.value() instanceof Feedback ? topics.feedback() : topics.reviews());
        }
    }

    private Object read(ProducerRecord<byte[], byte[]> record) {
        Deserializer<?> values = record.topic().equals(topics.feedback()) ? feedback : reviews;
        return values.deserialize(record.topic(), record.value());
    }
}
