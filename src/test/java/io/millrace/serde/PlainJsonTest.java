package io.millrace.serde;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.schema.LogCounts;
import io.millrace.schema.PartitionEnd;
import io.millrace.schema.Prediction;
import io.millrace.schema.Review;
import io.millrace.schema.Snapshot;
import io.millrace.schema.SnapshotState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlainJsonTest {

    @Test
    void shouldShowUnionsAsTheirValueAndTimesAsIso8601() {
        // Given
        Review review = Review.newBuilder()
                .setReviewId("r1")
                .setStars(5)
                .setCreatedAt(Instant.parse("2024-05-06T07:08:09.123Z"))
                .build();

        // When
        String json = PlainJson.of(review).toString();

        // Then
        assertThat(json)
                .isEqualTo("{\"review_id\":\"r1\",\"product_id\":null,\"reviewer_id\":null,\"review_title\":null,"
                        + "\"review_body\":null,\"stars\":5,\"language\":null,\"product_category\":null,"
                        + "\"created_at\":\"2024-05-06T07:08:09.123Z\"}");
    }

    @Test
    void shouldShowNestedRecordsEnumsAndMapsInKeyOrder() {
        // Given
        Map<String, Long> counts = Map.of("b", 2L, "a", 1L);
        Snapshot snapshot = Snapshot.newBuilder()
                .setRedactions(List.of())
                .setSnapshotId("s1")
                .setNumber(1)
                .setState(SnapshotState.PLANNED)
                .setTopic("t")
                .setTopicId("i")
                .setCut(List.of(new PartitionEnd(0, 7L)))
                .setConfiguration(Map.of("seed", "0"))
                .setConfigurationDigest("d")
                .setAdded(new LogCounts(1L, 2L, 3L, counts, counts, counts, counts))
                .setReason("why")
                .setPlannedAt(Instant.EPOCH)
                .build();

        // When
        String json = PlainJson.of(snapshot).toString();

        // Then
        assertThat(json)
                .contains("\"state\":\"PLANNED\"")
                .contains("\"cut\":[{\"partition\":0,\"end_offset\":7}]")
                .contains("\"by_label\":{\"a\":1,\"b\":2}")
                .contains("\"dataset\":null");
    }

    @Test
    void shouldShowNumbersThatJsonDoesNotHaveAsNull() {
        // Given
        Prediction prediction = Prediction.newBuilder()
                .setPredictionId("p")
                .setReviewId("r")
                .setStars(1)
                .setProbabilities(List.of(0.5, Double.NaN))
                .setModelVersion("v1")
                .setModelDigest("d")
                .setSourcePartition(0)
                .setSourceOffset(1L)
                .setLanguage("en")
                .setLabelKnown(false)
                .setTrainedOn(false)
                .setPredictedAt(Instant.EPOCH)
                .build();

        // When
        String json = PlainJson.of(prediction).toString();

        // Then
        assertThat(json).contains("\"probabilities\":[0.5,null]").contains("\"label_known\":false");
    }

    @Test
    void shouldShowNothingAsNull() {
        assertThat(PlainJson.of(null).toString()).isEqualTo("null");
    }
}
