package io.millrace.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.schema.Split;
import io.millrace.schema.TrainingRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordFormatTest {

    private static final List<TrainingRecord> RECORDS = IntStream.range(0, 500)
            .mapToObj(i -> TrainingRecords.random("r" + i, new Random(i)))
            .toList();
    private static final TrainingRecord ONE =
            TrainingRecords.record("r1", Split.TRAIN, 4, "Gut \"so\"", "Passt.\tGröße 👍\u0001");
    private static final TrainingRecord UNTITLED = TrainingRecords.record("r1", Split.TRAIN, 4, "", "Passt.");

    @TempDir
    Path directory;

    @Test
    void shouldKeepTheRulesOfPromptAndCompletion() throws IOException {
        for (JsonNode row : rows(Map.of(), RECORDS)) {
            FormatRules.checkPromptCompletion(row, "\n\n###\n\n");
        }
    }

    @Test
    void shouldKeepTheRulesOfChat() throws IOException {
        for (JsonNode row : rows(Map.of("format", "chat"), RECORDS)) {
            FormatRules.checkChat(row, null);
        }
    }

    @Test
    void shouldKeepTheRulesOfChatWithSystemText() throws IOException {
        for (JsonNode row : rows(Map.of("format", "chat", "system", "Rate it."), RECORDS)) {
            FormatRules.checkChat(row, "Rate it.");
            assertThat(row.at("/messages/0/content").textValue()).isEqualTo("Rate it.");
        }
    }

    @Test
    void shouldKeepTheRulesOfTextAndLabel() throws IOException {
        for (JsonNode row : rows(Map.of("format", "text-label"), RECORDS)) {
            FormatRules.checkTextLabel(row);
        }
    }

    @Test
    void shouldWritePromptAndCompletionAsTheRecipeDoes() throws IOException {
        assertThat(train(Map.of(), ONE))
                .isEqualTo(
                        "{\"prompt\":\"Gut \\\"so\\\"\\n\\nPasst.\\tGröße 👍\\u0001\\n\\n###\\n\\n\",\"completion\":\" 4\"}\n");
    }

    @Test
    void shouldCountAMissingTitleAsEmpty() throws IOException {
        assertThat(train(Map.of("separator", " ->"), UNTITLED))
                .isEqualTo("{\"prompt\":\"\\n\\nPasst. ->\",\"completion\":\" 4\"}\n");
        assertThat(train(Map.of("format", "text-label"), UNTITLED))
                .isEqualTo("{\"text\":\"\\n\\nPasst.\",\"label\":3}\n");
    }

    @Test
    void shouldWriteChatMessages() throws IOException {
        assertThat(train(Map.of("format", "chat", "system", "S"), UNTITLED))
                .isEqualTo(
                        "{\"messages\":[{\"role\":\"system\",\"content\":\"S\"},"
                                + "{\"role\":\"user\",\"content\":\"\\n\\nPasst.\"},{\"role\":\"assistant\",\"content\":\"4\"}]}\n");
    }

    @Test
    void shouldStayValidUtf8WhereTextIsNotWellFormed() throws IOException {
        // Given
        TrainingRecord broken = TrainingRecords.record("r\uDC00", Split.TRAIN, 1, "a\uD83D", "\uDC4Db");

        // When
        List<JsonNode> rows = rows(Map.of(), List.of(broken));

        // Then
        assertThat(rows.get(0).get("prompt").textValue()).startsWith("a?\n\n?b");
        assertThat(FormatRules.rows(directory.resolve("d/train.index.jsonl"))).hasSize(1);
    }

    @Test
    void shouldCountPromptsThatHoldTheSeparatorBeforeTheirEnd() {
        // Given
        List<TrainingRecord> records = List.of(
                TrainingRecords.record("r1", Split.TRAIN, 1, "", "a\n\n###\n\nb"),
                TrainingRecords.record("r2", Split.TEST, 1, "", "ends with its beginning\n\n###"),
                TrainingRecords.record("r3", Split.TRAIN, 1, "a title", "###"),
                TrainingRecords.record("r4", Split.TRAIN, 1, "", "### is not it ###"));

        // When
        Datasets.build(directory.resolve("d"), Map.of(), records);

        // Then
        assertThat(ManifestFile.read(directory.resolve("d")).counts().separatorInText())
                .isEqualTo(3);
    }

    private List<JsonNode> rows(Map<String, String> options, List<TrainingRecord> records) throws IOException {
        Datasets.build(directory.resolve("d"), options, records);
        List<JsonNode> rows = FormatRules.rows(directory.resolve("d/train.jsonl"));
        assertThat(rows).isNotEmpty();
        return rows;
    }

    private String train(Map<String, String> options, TrainingRecord row) throws IOException {
        Path target = directory.resolve(DatasetConfiguration.fromMap(options).digest());
        Datasets.build(target, options, List.of(row));
        return Files.readString(target.resolve("train.jsonl"));
    }
}
