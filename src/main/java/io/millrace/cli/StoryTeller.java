package io.millrace.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.schema.TrainingRecord;
import io.millrace.serde.PlainJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** Makes entries of the records of one source, in the order of their offsets. For one thread. */
final class StoryTeller {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final List<String> TEXTS = List.of("review_title", "review_body", "title", "body");

    /** Headers of dead letters that matter here, and what they are called. */
    private static final Map<String, String> REASONS = Map.of(
            "__streams.errors.message", "message",
            "__streams.errors.topic", "source_topic",
            "__streams.errors.partition", "source_partition",
            "__streams.errors.offset", "source_offset",
            "millrace.errors.action", "action");

    private final StorySource source;
    private final boolean withText;
    private TrainingRecord before;

    StoryTeller(StorySource source, boolean withText) {
        this.source = source;
        this.withText = withText;
    }

    /**
     * Tells of a record.
     *
     * @param value its value; null if it has none
     */
    StoryEntry tell(ConsumerRecord<byte[], byte[]> event, SpecificRecord value) {
        String what =
                source == StorySource.TRAINING_RECORDS ? change((TrainingRecord) value) : source.word(value != null);
        return entry(event, what, details(value));
    }

    /** Tells of a record by its headers alone. */
    StoryEntry tellHeaders(ConsumerRecord<byte[], byte[]> event) {
        ObjectNode details = JSON.objectNode();
        for (Header header : event.headers()) {
            if (REASONS.containsKey(header.key())) {
                details.put(REASONS.get(header.key()), new String(header.value(), StandardCharsets.UTF_8));
            }
        }
        return entry(event, source.word(true), details);
    }

    /** Tells of a record whose value cannot be read, and why. */
    StoryEntry tellUnreadable(ConsumerRecord<byte[], byte[]> event, RuntimeException error) {
        return entry(event, "unreadable", JSON.objectNode().put("error", error.getMessage()));
    }

    private String change(TrainingRecord now) {
        TrainingRecord old = before;
        before = now;
        if (now == null) {
            return source.word(false);
        }
        if (old == null) {
            return "labelled " + now.getStars();
        }
        if (old.getStars() != now.getStars()) {
            return "relabelled " + old.getStars() + " → " + now.getStars();
        }
        return old.getCopies() == now.getCopies()
                ? "record changed"
                : "copies " + old.getCopies() + " → " + now.getCopies();
    }

    private ObjectNode details(SpecificRecord value) {
        if (value == null) {
            return JSON.objectNode();
        }
        ObjectNode details = (ObjectNode) PlainJson.of(value);
        details.remove("review_id");
        TEXTS.stream().filter(name -> !withText && details.has(name)).forEach(name -> measure(details, name));
        return details;
    }

    private static void measure(ObjectNode details, String name) {
        JsonNode text = details.remove(name);
        if (!text.isNull()) {
            details.put(name + "_chars", text.asText().length());
        }
    }

    private StoryEntry entry(ConsumerRecord<byte[], byte[]> event, String what, ObjectNode details) {
        ObjectNode where = JSON.objectNode()
                .put("topic", event.topic())
                .put("partition", event.partition())
                .put("offset", event.offset());
        return new StoryEntry(source, Instant.ofEpochMilli(event.timestamp()), what, where, details);
    }
}
