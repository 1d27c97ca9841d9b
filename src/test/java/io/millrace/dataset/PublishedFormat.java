package io.millrace.dataset;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A strict reader of the formats that trainers publish, written from what they publish and from nothing of this project: it
 * refuses what they refuse, and says why.
 *
 * <ul>
 *   <li>Files: UTF-8 without a byte order mark, one JSON object a line, no key twice, every line ends with a line feed.
 *   <li>Chat (OpenAI, API reference, "Training format for chat models"): {@code messages}, beside it at most {@code tools},
 *       {@code functions} and {@code parallel_tool_calls}; roles system, developer, user, assistant, tool, function; system only
 *       first; text in every message; {@code weight} 0 or 1 and of the assistant only; the last message is the assistant's.
 *   <li>Prompt and completion (OpenAI, "Preparing your dataset" of the legacy guide): these keys and no others; a separator that
 *       ends every prompt and is nowhere else in it; completions that start with a space and are more than that; no row twice;
 *       at most 2,048 tokens, of which the tool makes 10,000 characters.
 *   <li>Preference (OpenAI, API reference, "Training format for chat models using the preference method"): {@code input} with
 *       {@code messages}, whose last is not the assistant's; one assistant message each in {@code preferred_output} and {@code
 *       non_preferred_output}, and not the same.
 *   <li>Prompt, chosen, rejected (Hugging Face TRL, "Dataset formats", preference, standard, explicit prompt): three texts,
 *       chosen and rejected not the same.
 * </ul>
 */
final class PublishedFormat {

    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private static final Set<String> ROLES = Set.of("system", "developer", "user", "assistant", "tool", "function");
    private static final int PAIR_CHARS_MAX = 10_000;

    private final List<String> faults = new ArrayList<>();
    private int line;

    private interface Rule {
        void check(JsonNode row);
    }

    /** What is wrong with a file of chats; empty if nothing is. */
    static List<String> chat(Path file) throws IOException {
        PublishedFormat format = new PublishedFormat();
        return format.check(file, format::checkChat);
    }

    /** What is wrong with a file of prompts and completions. */
    static List<String> promptCompletion(Path file, String separator) throws IOException {
        PublishedFormat format = new PublishedFormat();
        Set<JsonNode> seen = new HashSet<>();
        return format.check(file, row -> {
            format.checkPair(row, separator);
            format.require(seen.add(row), "a row that was there before");
        });
    }

    /** What is wrong with a file of preferences. */
    static List<String> preference(Path file) throws IOException {
        PublishedFormat format = new PublishedFormat();
        return format.check(file, format::checkPreference);
    }

    /** What is wrong with a file of prompts with chosen and rejected answers. */
    static List<String> promptChosenRejected(Path file) throws IOException {
        PublishedFormat format = new PublishedFormat();
        return format.check(file, format::checkChoice);
    }

    private List<String> check(Path file, Rule rule) throws IOException {
        String text = decode(Files.readAllBytes(file));
        require(!text.startsWith("\uFEFF"), "a byte order mark");
        require(text.isEmpty() || text.endsWith("\n"), "no line feed at the end");
        for (String row : text.isEmpty() ? new String[0] : text.split("\n")) {
            line++;
            JsonNode json = parse(row);
            require(json != null && json.isObject(), "no JSON object");
            if (json != null && json.isObject()) {
                rule.check(json);
            }
        }
        return faults;
    }

    private String decode(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            faults.add("not UTF-8");
            return "";
        }
    }

    private static JsonNode parse(String row) {
        try {
            JsonNode json = JSON.readTree(row);
            return json.isMissingNode() ? null : json;
        } catch (JsonProcessingException e) {
            return null;
        }
    }

    private void checkChat(JsonNode row) {
        requireKeys(row, Set.of("messages"), Set.of("tools", "functions", "parallel_tool_calls"));
        checkMessages(row.path("messages"), "assistant");
    }

    private void checkMessages(JsonNode messages, String last) {
        require(messages.isArray() && !messages.isEmpty(), "no list of messages");
        for (int i = 0; i < messages.size(); i++) {
            checkMessage(messages.get(i), i == 0);
        }
        require(
                messages.isEmpty() || role(messages.get(messages.size() - 1)).equals(last),
                "the last is not of the " + last);
    }

    private void checkMessage(JsonNode message, boolean first) {
        requireKeys(message, Set.of("role", "content"), Set.of("name", "weight"));
        require(ROLES.contains(role(message)), "an unknown role");
        require(first || !role(message).equals("system"), "a system message that is not the first");
        require(
                !message.path("content").asText().isEmpty()
                        && message.path("content").isTextual(),
                "no text");
        if (message.has("weight")) {
            JsonNode weight = message.get("weight");
            require(
                    role(message).equals("assistant") && weight.isInt() && (weight.asInt() == 0 || weight.asInt() == 1),
                    "a weight that cannot be");
        }
    }

    private static String role(JsonNode message) {
        return message.path("role").asText();
    }

    private void checkPair(JsonNode row, String separator) {
        requireKeys(row, Set.of("prompt", "completion"), Set.of());
        String prompt = text(row, "prompt");
        String completion = text(row, "completion");
        require(prompt.endsWith(separator), "a prompt without the separator at its end");
        require(prompt.indexOf(separator) >= prompt.length() - separator.length(), "a separator inside a prompt");
        require(completion.startsWith(" ") && !completion.isBlank(), "a completion that is not a space and more");
        int length = prompt.codePointCount(0, prompt.length()) + completion.codePointCount(0, completion.length());
        require(length <= PAIR_CHARS_MAX, "a row that is too long");
    }

    private void checkPreference(JsonNode row) {
        requireKeys(row, Set.of("input", "preferred_output", "non_preferred_output"), Set.of());
        requireKeys(row.path("input"), Set.of("messages"), Set.of("tools", "parallel_tool_calls"));
        checkMessages(row.path("input").path("messages"), "user");
        checkOutput(row.path("preferred_output"));
        checkOutput(row.path("non_preferred_output"));
        require(!row.path("preferred_output").equals(row.path("non_preferred_output")), "both outputs are the same");
    }

    private void checkOutput(JsonNode output) {
        require(output.size() == 1, "not one message of output");
        checkMessages(output, "assistant");
    }

    private void checkChoice(JsonNode row) {
        requireKeys(row, Set.of("prompt", "chosen", "rejected"), Set.of());
        text(row, "prompt");
        require(!text(row, "chosen").equals(text(row, "rejected")), "both answers are the same");
    }

    private String text(JsonNode row, String key) {
        String text = row.path(key).isTextual() ? row.path(key).textValue() : "";
        require(!text.isEmpty(), "no text of " + key);
        return text;
    }

    private void requireKeys(JsonNode node, Set<String> needed, Set<String> allowed) {
        Set<String> keys = new TreeSet<>();
        node.fieldNames().forEachRemaining(keys::add);
        require(keys.containsAll(needed), "missing keys");
        keys.removeAll(needed);
        keys.removeAll(allowed);
        require(keys.isEmpty(), "unknown keys");
    }

    private void require(boolean kept, String fault) {
        if (!kept) {
            faults.add("line " + line + ": " + fault);
        }
    }
}
