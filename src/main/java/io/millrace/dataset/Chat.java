package io.millrace.dataset;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;

/** OpenAI's format for chat models. Without a system text there is no system message. */
record Chat(String system) implements RowFormat {

    @Override
    public void write(Row row, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeArrayFieldStart("messages");
        if (system != null) {
            writeMessage("system", system, json);
        }
        writeMessage("user", row.text(), json);
        writeMessage("assistant", Integer.toString(row.stars()), json);
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void writeMessage(String role, String content, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("role", role);
        json.writeStringField("content", content);
        json.writeEndObject();
    }

    @Override
    public Row read(JsonNode node) {
        int user = system == null ? 0 : 1;
        String stars = RowFormat.string(node, "/messages/" + (user + 1) + "/content");
        return new Row(RowFormat.string(node, "/messages/" + user + "/content"), Integer.parseInt(stars));
    }
}
