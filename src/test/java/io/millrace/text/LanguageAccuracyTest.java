package io.millrace.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Floors a little below what was measured on real texts; skipped where those texts are absent. */
class LanguageAccuracyTest {

    private static final Path DATA = Path.of("../shared/data");
    private static final Set<String> CANDIDATES = Set.of("en", "de", "fr", "es", "ja", "zh", "ko");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final LanguageIdentifier identifier = new LanguageIdentifier(CANDIDATES);

    @Test
    void shouldTellLabelledTextsApart() throws IOException {
        // Given
        List<JsonNode> rows = rows("language-id.jsonl").stream()
                .filter(row -> CANDIDATES.contains(row.get("language").asText()))
                .toList();

        // When
        Score sentences = score(rows, "sentences");
        Score pairs = score(rows, "word-pairs");
        Score words = score(rows, "single-words");

        // Then
        assertThat(sentences.coverage()).isGreaterThan(0.985);
        assertThat(sentences.accuracy()).isGreaterThan(0.99);
        assertThat(pairs.coverage()).isGreaterThan(0.95);
        assertThat(pairs.accuracy()).isGreaterThan(0.985);
        assertThat(words.coverage()).isGreaterThan(0.86);
        assertThat(words.accuracy()).isGreaterThan(0.94);
    }

    @Test
    void shouldHardlyEverErrByFunctionWordsAmong24Languages() throws IOException {
        // Given
        int told = 0;
        int right = 0;

        // When
        for (JsonNode row : rows("language-id.jsonl")) {
            Detection detection = FunctionWords.detect(row.get("text").asText());
            told += detection.isDetermined() ? 1 : 0;
            right += detection.language().equals(row.get("language").asText()) ? 1 : 0;
        }

        // Then
        assertThat(told).isGreaterThan(500);
        assertThat(right / (double) told).isGreaterThan(0.99);
    }

    @Test
    void shouldKnowEnglishReviews() throws IOException {
        assertThat(shareOfReviewsIn("en")).isGreaterThanOrEqualTo(0.99);
    }

    @Test
    void shouldKnowKoreanAndChineseReviews() throws IOException {
        assertThat(shareOfReviewsIn("ko")).isGreaterThanOrEqualTo(0.985);
        assertThat(shareOfReviewsIn("zh")).isGreaterThanOrEqualTo(0.99);
    }

    private double shareOfReviewsIn(String language) throws IOException {
        List<JsonNode> reviews = rows("reviews.jsonl").stream()
                .filter(row -> row.get("language").asText().equals(language))
                .toList();
        long right = reviews.stream()
                .filter(row -> identifier.detect(text(row)).language().equals(language))
                .count();
        return right / (double) reviews.size();
    }

    private static String text(JsonNode review) {
        return new ReviewText(
                        review.path("review_title").asText(""),
                        review.get("review_body").asText())
                .joined();
    }

    private Score score(List<JsonNode> rows, String kind) {
        Score score = new Score(0, 0, 0);
        for (JsonNode row : rows) {
            if (row.get("kind").asText().equals(kind)) {
                score = score.plus(
                        identifier.detect(row.get("text").asText()),
                        row.get("language").asText());
            }
        }
        return score;
    }

    private static List<JsonNode> rows(String file) throws IOException {
        Path path = DATA.resolve(file);
        assumeTrue(Files.exists(path), () -> "No " + path + " here, so accuracy is not measured");
        List<JsonNode> rows = new ArrayList<>();
        for (String line : Files.readAllLines(path)) {
            rows.add(JSON.readTree(line));
        }
        return rows;
    }

    private record Score(int texts, int told, int right) {

        Score plus(Detection detection, String language) {
            return new Score(
                    texts + 1,
                    told + (detection.isDetermined() ? 1 : 0),
                    right + (detection.language().equals(language) ? 1 : 0));
        }

        double coverage() {
            return told / (double) texts;
        }

        double accuracy() {
            return right / (double) told;
        }
    }
}
