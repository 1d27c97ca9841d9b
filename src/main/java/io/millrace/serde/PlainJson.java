package io.millrace.serde;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;

/**
 * Shows Avro records as people expect JSON to be: fields in the order and under the names of the schema, a union as its
 * value alone, an absent value as null, a time as ISO-8601 in UTC, an enum as its symbol. It is for reading; Avro's own
 * JSON encoding is the one that can be read back.
 */
public final class PlainJson {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private PlainJson() {}

    /**
     * Converts a record.
     *
     * @param record null becomes JSON's null
     */
    public static JsonNode of(IndexedRecord record) {
        return node(record);
    }

    private static JsonNode node(Object value) {
        if (value instanceof IndexedRecord record) {
            return object(record);
        }
        if (value instanceof Map<?, ?> map) {
            return object(map);
        }
        if (value instanceof Collection<?> list) {
            ArrayNode array = JSON.arrayNode();
            list.forEach(item -> array.add(node(item)));
            return array;
        }
        return value instanceof Number number ? number(number) : scalar(value);
    }

    private static ObjectNode object(IndexedRecord record) {
        ObjectNode object = JSON.objectNode();
        for (Schema.Field field : record.getSchema().getFields()) {
            object.set(field.name(), node(record.get(field.pos())));
        }
        return object;
    }

    private static ObjectNode object(Map<?, ?> map) {
        ObjectNode object = JSON.objectNode();
        map.entrySet().stream()
                .sorted((a, b) -> a.getKey().toString().compareTo(b.getKey().toString()))
                .forEach(entry -> object.set(entry.getKey().toString(), node(entry.getValue())));
        return object;
    }

    /** JSON has no NaN and no infinities; they become null. */
    private static JsonNode number(Number number) {
        if (number instanceof Double || number instanceof Float) {
            double value = number.doubleValue();
            return Double.isFinite(value) ? JSON.numberNode(value) : JSON.nullNode();
        }
        return JSON.numberNode(number.longValue());
    }

    private static JsonNode scalar(Object value) {
        if (value == null) {
            return JSON.nullNode();
        }
        return value instanceof Boolean truth ? JSON.booleanNode(truth) : JSON.textNode(value.toString());
    }
}
