package io.millrace.text;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A real text whose language is known.
 *
 * @param kind sentences, word-pairs or single-words; review for a review
 */
record LanguageRow(String text, String language, String kind) {

    private static final Path DATA = Path.of("../shared/data");
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Texts of 24 languages; skips the test where they are absent. */
    static List<LanguageRow> labelledTexts() throws IOException {
        List<LanguageRow> rows = new ArrayList<>();
        for (JsonNode row : read("language-id.jsonl")) {
            rows.add(new LanguageRow(
                    row.get("text").asText(),
                    row.get("language").asText(),
                    row.get("kind").asText()));
        }
        return rows;
    }

    /** Reviews in English, Korean and Chinese; skips the test where they are absent. */
    static List<LanguageRow> reviews() throws IOException {
        List<LanguageRow> rows = new ArrayList<>();
        for (JsonNode row : read("reviews.jsonl")) {
            ReviewText text = new ReviewText(
                    row.path("review_title").asText(""), row.get("review_body").asText());
            rows.add(new LanguageRow(text.joined(), row.get("language").asText(), "review"));
        }
        return rows;
    }

    /** Whether the row is in the half that no constant was chosen by. */
    boolean isHeldOut() {
        return (Fingerprint.of(text).high() >>> 56 & 1) == 1;
    }

    private static List<JsonNode> read(String file) throws IOException {
        Path path = DATA.resolve(file);
        assumeTrue(Files.exists(path), () -> "No " + path + " here, so languages are not measured");
        List<JsonNode> rows = new ArrayList<>();
        for (String line : Files.readAllLines(path)) {
            rows.add(JSON.readTree(line));
        }
        return rows;
    }
}
