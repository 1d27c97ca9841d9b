package io.millrace.lint;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.dataset.TokenCounter;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;

/** What one pass over chats tells of them. For one thread. */
final class ChatStatistics {

    private static final Set<String> KEYS = Set.of("role", "content", "name", "function_call", "weight");
    private static final Set<String> ROLES = Set.of("system", "user", "assistant", "function");
    private static final int TOKENS_OF_MESSAGE = 3;
    private static final int TOKENS_OF_NAME = 1;
    private static final int TOKENS_OF_ANSWER = 3;

    private final LintSettings settings;
    private final TokenCounter counter;
    private final Map<String, Lines> errors = new LinkedHashMap<>();
    final Lines withoutSystem;
    final Lines withoutUser;
    final Lines tooLong;
    final Distribution messages = new Distribution();
    final Distribution tokens = new Distribution();
    final Distribution answerTokens = new Distribution();
    private long examples;

    ChatStatistics(LintSettings settings) {
        this.settings = settings;
        this.counter = TokenCounter.of(settings.encoding());
        this.withoutSystem = new Lines(settings.listed());
        this.withoutUser = new Lines(settings.listed());
        this.tooLong = new Lines(settings.listed());
    }

    void add(long line, JsonNode row) {
        examples++;
        JsonNode chat = row.path("messages");
        if (!row.isObject()) {
            error("data_type", line);
        } else if (!chat.isArray() || chat.isEmpty()) {
            error("missing_messages_list", line);
        } else {
            chat.forEach(message -> checkMessage(line, message));
            checkChat(line, chat);
        }
    }

    private void checkMessage(long line, JsonNode message) {
        if (!message.has("role") || !message.has("content")) {
            error("message_missing_key", line);
        }
        if (hasOtherKeys(message)) {
            error("message_unrecognized_key", line);
        }
        if (!ROLES.contains(message.path("role").asText())) {
            error("unrecognized_role", line);
        }
        JsonNode content = message.path("content");
        boolean said = !content.asText().isEmpty() || message.hasNonNull("function_call");
        if (!said || !content.isTextual()) {
            error("missing_content", line);
        }
    }

    private void checkChat(long line, JsonNode chat) {
        if (!hasRole(chat, "assistant")) {
            error("example_missing_assistant_message", line);
        }
        if (!hasRole(chat, "system")) {
            withoutSystem.add(line);
        }
        if (!hasRole(chat, "user")) {
            withoutUser.add(line);
        }
        int length = tokens(chat);
        if (length > settings.tokensMax()) {
            tooLong.add(line);
        }
        messages.add(chat.size());
        tokens.add(length);
        answerTokens.add(answerTokens(chat));
    }

    private static boolean hasOtherKeys(JsonNode message) {
        for (Iterator<String> names = message.fieldNames(); names.hasNext(); ) {
            if (!KEYS.contains(names.next())) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasRole(JsonNode chat, String role) {
        return StreamSupport.stream(chat.spliterator(), false)
                .anyMatch(message -> message.path("role").asText().equals(role));
    }

    private int tokens(JsonNode chat) {
        int sum = TOKENS_OF_ANSWER;
        for (JsonNode message : chat) {
            sum += TOKENS_OF_MESSAGE + (message.has("name") ? TOKENS_OF_NAME : 0);
            for (JsonNode value : message) {
                sum += counter.count(value.isTextual() ? value.textValue() : value.toString());
            }
        }
        return sum;
    }

    private int answerTokens(JsonNode chat) {
        int sum = 0;
        for (JsonNode message : chat) {
            sum += message.path("role").asText().equals("assistant")
                    ? counter.count(message.path("content").asText())
                    : 0;
        }
        return sum;
    }

    private void error(String kind, long line) {
        errors.computeIfAbsent(kind, any -> new Lines(settings.listed())).add(line);
    }

    /** By kind, in the order in which they appeared; a row may have one kind several times, once for each message. */
    Map<String, Lines> errors() {
        return errors;
    }

    long examples() {
        return examples;
    }
}
