package io.millrace.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The published rules of the formats, written down once more and apart from the code that renders. From OpenAI's guide
 * to fine-tuning and its data preparation tool: JSON Lines in UTF-8; only the keys prompt and completion; each prompt
 * ends with the same separator, which is nowhere else in it; each completion starts with one space, is not empty, and
 * holds nothing that is in a prompt's separator; together at most 10,000 characters. For chat: one key messages; roles
 * system (at most one, first), user, assistant in turns, the last from the assistant; no empty content.
 */
final class FormatRules {

    private static final ObjectMapper JSON = new ObjectMapper();

    private FormatRules() {}

    /** The rows of a file that must be UTF-8 and JSON Lines in the strict sense. */
    static List<JsonNode> rows(Path file) throws IOException {
        String text = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                .toString();
        assertThat(text).doesNotContain("\r");
        assertThat(text.isEmpty() || text.endsWith("\n")).isTrue();
        List<JsonNode> rows = new ArrayList<>();
        for (String line : text.lines().toList()) {
            JsonNode row = JSON.readTree(line);
            assertThat(row.isObject()).isTrue();
            assertThat(line).isEqualTo(line.strip()).isNotEmpty();
            rows.add(row);
        }
        return rows;
    }

    static void checkPromptCompletion(JsonNode row, String separator) {
        assertThat(keys(row)).containsExactly("prompt", "completion");
        String prompt = row.get("prompt").textValue();
        String completion = row.get("completion").textValue();
        assertThat(prompt).endsWith(separator);
        assertThat(prompt.indexOf(separator)).isEqualTo(prompt.length() - separator.length());
        assertThat(completion).matches(" [1-5]");
        assertThat(prompt.length() + completion.length()).isLessThanOrEqualTo(10_000);
    }

    static void checkChat(JsonNode row, String system) {
        assertThat(keys(row)).containsExactly("messages");
        List<String> roles = new ArrayList<>();
        for (JsonNode message : row.get("messages")) {
            assertThat(keys(message)).containsExactly("role", "content");
            assertThat(message.get("content").textValue()).isNotEmpty();
            roles.add(message.get("role").textValue());
        }
        assertThat(roles)
                .isEqualTo(system == null ? List.of("user", "assistant") : List.of("system", "user", "assistant"));
        assertThat(row.get("messages").get(roles.size() - 1).get("content").textValue())
                .matches("[1-5]");
    }

    static void checkTextLabel(JsonNode row) {
        assertThat(keys(row)).containsExactly("text", "label");
        assertThat(row.get("text").isTextual()).isTrue();
        assertThat(row.get("label").isInt()).isTrue();
        assertThat(Set.of(0, 1, 2, 3, 4)).contains(row.get("label").intValue());
    }

    private static List<String> keys(JsonNode node) {
        List<String> keys = new ArrayList<>();
        node.fieldNames().forEachRemaining(keys::add);
        return keys;
    }
}
