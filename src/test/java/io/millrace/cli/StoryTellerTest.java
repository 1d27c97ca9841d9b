package io.millrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.schema.Review;
import io.millrace.schema.TrainingRecord;
import io.millrace.testing.SampleRecord;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class StoryTellerTest {

    private static final Review REVIEW = Review.newBuilder()
            .setReviewId("r1")
            .setReviewBody("secret words")
            .setStars(4)
            .build();

    @Test
    void shouldSayHowALabelChanged() {
        // Given
        StoryTeller teller = new StoryTeller(StorySource.TRAINING_RECORDS, false);

        // When
        List<String> told = Stream.of(record(5), record(5), record(2), null, record(2))
                .map(value -> teller.tell(event(new RecordHeaders()), value).what())
                .toList();

        // Then
        assertThat(told)
                .containsExactly("labelled 5", "record changed", "relabelled 5 → 2", "withdrawal", "labelled 2");
    }

    @Test
    void shouldSayHowOftenATextIsCopied() {
        // Given
        StoryTeller teller = new StoryTeller(StorySource.TRAINING_RECORDS, false);
        TrainingRecord copied = record(5);
        copied.put("copies", 500);

        // When
        List<String> told = Stream.of(record(5), copied)
                .map(value -> teller.tell(event(new RecordHeaders()), value).what())
                .toList();

        // Then
        assertThat(told).containsExactly("labelled 5", "copies 1 → 500");
    }

    @Test
    void shouldShowLengthsInsteadOfTexts() {
        // When
        StoryEntry entry = new StoryTeller(StorySource.REVIEWS, false).tell(event(new RecordHeaders()), REVIEW);

        // Then
        assertThat(entry.what()).isEqualTo("review");
        assertThat(entry.time()).isEqualTo(Instant.ofEpochMilli(3));
        assertThat(entry.where().toString()).isEqualTo("{\"topic\":\"t\",\"partition\":1,\"offset\":2}");
        assertThat(entry.details().path("review_body_chars").asInt()).isEqualTo(12);
        assertThat(entry.details().path("stars").asInt()).isEqualTo(4);
        assertThat(entry.details().toString()).doesNotContain("secret", "review_id");
    }

    @Test
    void shouldShowTextsToThoseWhoAsk() {
        // When
        StoryEntry entry = new StoryTeller(StorySource.REVIEWS, true).tell(event(new RecordHeaders()), REVIEW);

        // Then
        assertThat(entry.details().path("review_body").asText()).isEqualTo("secret words");
    }

    @Test
    void shouldTellAnErasureFromAReview() {
        // When
        StoryEntry entry = new StoryTeller(StorySource.REVIEWS, false).tell(event(new RecordHeaders()), null);

        // Then
        assertThat(entry.what()).isEqualTo("erasure");
        assertThat(entry.details()).isEmpty();
    }

    @Test
    void shouldSayWhyARecordBecameADeadLetter() {
        // Given
        RecordHeaders headers = new RecordHeaders();
        headers.add("__streams.errors.message", "no such schema".getBytes(StandardCharsets.UTF_8));
        headers.add("__streams.errors.offset", "7".getBytes(StandardCharsets.UTF_8));
        headers.add("__streams.errors.stacktrace", "at nowhere".getBytes(StandardCharsets.UTF_8));

        // When
        StoryEntry entry = new StoryTeller(StorySource.DEAD_LETTERS, false).tellHeaders(event(headers));

        // Then
        assertThat(entry.what()).isEqualTo("dead letter");
        assertThat(entry.details().toString()).isEqualTo("{\"message\":\"no such schema\",\"source_offset\":\"7\"}");
    }

    private static TrainingRecord record(int stars) {
        return SampleRecord.of("r1").setStars(stars).build();
    }

    private static ConsumerRecord<byte[], byte[]> event(RecordHeaders headers) {
        byte[] key = "r1".getBytes(StandardCharsets.UTF_8);
        return new ConsumerRecord<>(
                "t", 1, 2, 3, TimestampType.CREATE_TIME, -1, -1, key, new byte[0], headers, Optional.empty());
    }
}
