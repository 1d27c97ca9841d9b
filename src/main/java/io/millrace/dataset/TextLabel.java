package io.millrace.dataset;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;

/**
 * Hugging Face's convention for text classification: columns {@code text} and {@code label}, where labels are class
 * indexes from 0. So {@code label} is stars - 1, from 0 to 4.
 */
record TextLabel() implements RowFormat {

    @Override
    public void write(Row row, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("text", row.text());
        json.writeNumberField("label", row.stars() - 1);
        json.writeEndObject();
    }

    @Override
    public Row read(JsonNode node) {
        if (!node.path("label").isInt()) {
            throw new IllegalArgumentException("no number at /label");
        }
        return new Row(RowFormat.string(node, "/text"), node.path("label").intValue() + 1);
    }
}
