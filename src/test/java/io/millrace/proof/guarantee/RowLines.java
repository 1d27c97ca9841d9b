package io.millrace.proof.guarantee;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.EncodingRegistry;
import io.millrace.schema.TrainingRecord;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The lines of training records in each of the formats, as the documentation of the formats describes them. */
final class RowLines {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final EncodingRegistry ENCODINGS = Encodings.newLazyEncodingRegistry();

    private final Map<String, String> configuration;

    /**
     * @param configuration of a snapshot
     */
    RowLines(Map<String, String> configuration) {
        this.configuration = configuration;
    }

    LiveRow of(TrainingRecord value, long writtenAtMs) {
        return new LiveRow(
                line(value, row(value)),
                line(value, index(value)),
                Sha256Sums.first8(value.getReviewId().getBytes(StandardCharsets.UTF_8)),
                value.getSplit(),
                value.getStars(),
                value.getLanguage(),
                value.getReviewerId(),
                value.getProductId(),
                writtenAtMs,
                drawn(value.getReviewId()));
    }

    private long drawn(String reviewId) {
        byte[] text = ("guards\0" + reviewId).getBytes(StandardCharsets.UTF_8);
        return Sha256Sums.first8(ByteBuffer.allocate(Long.BYTES + text.length)
                .putLong(Long.parseLong(configuration.get("seed")))
                .put(text)
                .array());
    }

    private static ExpectedLine line(TrainingRecord value, Map<String, ?> json) {
        try {
            return new ExpectedLine(value.getReviewId(), LineDigests.of(JSON.writeValueAsString(json)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("strings and numbers are always JSON", e);
        }
    }

    private Map<String, ?> row(TrainingRecord value) {
        String text = value.getTitle() + "\n\n" + value.getBody();
        return switch (configuration.get("format")) {
            case "prompt-completion" ->
                ordered("prompt", text + configuration.get("separator"), "completion", " " + value.getStars());
            case "text-label" -> ordered("text", text, "label", value.getStars() - 1);
            case "chat" -> Map.of("messages", messages(text, value.getStars()));
            default -> throw new IllegalArgumentException("unknown format " + configuration.get("format"));
        };
    }

    private List<Map<String, Object>> messages(String text, int stars) {
        List<Map<String, Object>> messages = new ArrayList<>();
        if (configuration.get("system") != null) {
            messages.add(ordered("role", "system", "content", configuration.get("system")));
        }
        messages.add(ordered("role", "user", "content", text));
        messages.add(ordered("role", "assistant", "content", Integer.toString(stars)));
        return messages;
    }

    private Map<String, ?> index(TrainingRecord value) {
        Map<String, Object> index = ordered("review_id", value.getReviewId(), "group", value.getGroup());
        index.put("language", value.getLanguage());
        if (configuration.containsKey("tokens")) {
            index.put("tokens", tokens(value.getTitle() + "\n\n" + value.getBody()));
        }
        return index;
    }

    private int tokens(String text) {
        return ENCODINGS.getEncoding(configuration.get("tokens")).orElseThrow().countTokensOrdinary(text);
    }

    private static Map<String, Object> ordered(String firstKey, Object first, String secondKey, Object second) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(firstKey, first);
        map.put(secondKey, second);
        return map;
    }
}
