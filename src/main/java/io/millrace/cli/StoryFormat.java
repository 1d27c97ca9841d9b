package io.millrace.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.Set;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/** Shows a story to people and to programs. */
final class StoryFormat {

    /** Of use to programs only. */
    private static final Set<String> LONG = Set.of("fingerprint", "model_digest", "probabilities");

    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}_.:/@+-]+");

    private StoryFormat() {}

    /** {@code {"review_id", "entries": [{"time", "what", "topic", "partition", "offset", "details"}], "notes"}}. */
    static JsonNode json(Story story) {
        ObjectNode object = JsonNodeFactory.instance.objectNode().put("review_id", story.reviewId());
        ArrayNode entries = object.putArray("entries");
        for (StoryEntry entry : story.entries()) {
            ObjectNode node = entries.addObject();
            node.put("time", entry.time().toString()).put("what", entry.what());
            node.setAll(entry.where());
            node.set("details", entry.details());
        }
        ArrayNode notes = object.putArray("notes");
        story.notes().forEach(notes::add);
        return object;
    }

    /** A line an entry; fields that are absent or empty are not shown. */
    static void print(Story story, PrintWriter out) {
        Table table = new Table("time", "what", "where", "details");
        for (StoryEntry entry : story.entries()) {
            table.add(entry.time(), entry.what(), where(entry.where()), words(entry.details()));
        }
        table.print(out);
        story.notes().forEach(note -> out.println("note: " + note));
    }

    private static String where(ObjectNode where) {
        String topic = where.path("topic").asText();
        return where.has("offset")
                ? topic + " " + where.path("partition").asInt() + ":"
                        + where.path("offset").asLong()
                : topic;
    }

    private static String words(ObjectNode details) {
        StringJoiner words = new StringJoiner(", ");
        details.properties().forEach(field -> {
            if (!isEmpty(field.getValue()) && !LONG.contains(field.getKey())) {
                words.add(field.getKey() + " " + word(field.getValue()));
            }
        });
        return words.toString();
    }

    private static boolean isEmpty(JsonNode value) {
        return value.isNull() || value.isContainerNode() && value.isEmpty();
    }

    /** What is no plain word is quoted as JSON does, which also keeps control characters from the terminal. */
    private static String word(JsonNode value) {
        return value.isTextual() && PLAIN.matcher(value.asText()).matches() ? value.asText() : value.toString();
    }
}
