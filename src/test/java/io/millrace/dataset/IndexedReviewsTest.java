package io.millrace.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.schema.Split;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndexedReviewsTest {

    @TempDir
    Path directory;

    @Test
    void shouldFindAReviewInItsSplit() {
        // Given
        Path target = directory.resolve("s1");
        Datasets.build(
                target,
                Map.of(),
                List.of(
                        TrainingRecords.record("r1", Split.TRAIN, 5, "", "The chair is good"),
                        TrainingRecords.record("r \"2\"", Split.TEST, 1, "", "The chair is bad")));

        // Then
        assertThat(IndexedReviews.rows(target, "r1")).containsExactly(Map.entry("train", 1L));
        assertThat(IndexedReviews.rows(target, "r \"2\"")).containsExactly(Map.entry("test", 1L));
        assertThat(IndexedReviews.rows(target, "r")).isEmpty();
    }

    @Test
    void shouldVisitEveryRowOnceInTheOrderOfSplits() {
        // Given
        Path target = directory.resolve("s1");
        Datasets.build(
                target,
                Map.of(),
                List.of(
                        TrainingRecords.record("r1", Split.TEST, 5, "", "The chair is good"),
                        TrainingRecords.record("r2", Split.VALIDATION, 4, "", "The chair is fine"),
                        TrainingRecords.record("r3", Split.TRAIN, 1, "", "The chair is bad")));
        List<String> rows = new ArrayList<>();

        // When
        IndexedReviews.visit(target, (split, review) -> rows.add(split + " " + review));

        // Then
        assertThat(rows).containsExactly("train r3", "validation r2", "test r1");
    }

    @Test
    void shouldTellWhoseRowALineIs() throws IOException {
        // Given
        Files.writeString(
                directory.resolve("train.index.jsonl"),
                "{\"review_id\":\"r1\"}\n{\"review_id\":\"r2\"}\n{\"group\":\"g\"}\n");

        // Then
        assertThat(IndexedReviews.reviewId(directory, Split.TRAIN, 2)).contains("r2");
        assertThat(IndexedReviews.reviewId(directory, Split.TRAIN, 3)).isEmpty();
        assertThat(IndexedReviews.reviewId(directory, Split.TRAIN, 4)).isEmpty();
        assertThat(IndexedReviews.reviewId(directory, Split.TEST, 1)).isEmpty();
    }

    @Test
    void shouldSayWhichLineCannotBeRead() throws IOException {
        // Given
        Files.writeString(directory.resolve("train.index.jsonl"), "{\"review_id\":\n");

        // Then
        assertThatThrownBy(() -> IndexedReviews.reviewId(directory, Split.TRAIN, 1))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("line 1 of");
    }

    @Test
    void shouldSayWhichFileIsMissing() {
        assertThatThrownBy(() -> IndexedReviews.rows(directory, "r1"))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("train.index.jsonl");
    }
}
