package io.millrace.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.serde.PlainJson;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Shows a record of a topic: topic, partition, offset, timestamp, key, value, and headers if it has any. Bytes that are not
 * Avro are shown as text if they are UTF-8 without control characters, otherwise as {@code {"base64": …}}.
 */
final class EventJson {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Deserializer<? extends SpecificRecord> values;

    /**
     * Shows values of one kind.
     *
     * @param values null if they are plain bytes
     */
    EventJson(Deserializer<? extends SpecificRecord> values) {
        this.values = values;
    }

    ObjectNode of(ConsumerRecord<byte[], byte[]> event) {
        ObjectNode object = JSON.objectNode()
                .put("topic", event.topic())
                .put("partition", event.partition())
                .put("offset", event.offset())
                .put("timestamp", Instant.ofEpochMilli(event.timestamp()).toString());
        object.set("key", bytes(event.key()));
        object.set("value", value(event));
        if (event.headers().iterator().hasNext()) {
            object.set("headers", headers(event.headers()));
        }
        return object;
    }

    private JsonNode value(ConsumerRecord<byte[], byte[]> event) {
        return values == null
                ? bytes(event.value())
                : PlainJson.of(values.deserialize(event.topic(), event.headers(), event.value()));
    }

    private static ObjectNode headers(Headers headers) {
        ObjectNode object = JSON.objectNode();
        for (Header header : headers) {
            object.set(header.key(), bytes(header.value()));
        }
        return object;
    }

    private static JsonNode bytes(byte[] bytes) {
        if (bytes == null) {
            return JSON.nullNode();
        }
        String text = text(bytes);
        return text == null
                ? JSON.objectNode().put("base64", Base64.getEncoder().encodeToString(bytes))
                : JSON.textNode(text);
    }

    /** Null if the bytes are no text. */
    private static String text(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            boolean binary = text.chars().anyMatch(c -> Character.isISOControl(c) && !Character.isWhitespace(c));
            return binary ? null : text;
        } catch (CharacterCodingException e) {
            return null;
        }
    }
}
