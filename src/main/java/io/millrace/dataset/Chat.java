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
        Messages.writeQuestion(system, row.text(), json);
        Messages.writeAnswer(row.stars(), json);
        json.writeEndArray();
        json.writeEndObject();
    }

    @Override
    public Row read(JsonNode node) {
        int user = system == null ? 0 : 1;
        String stars = RowFormat.string(node, "/messages/" + (user + 1) + "/content");
        return new Row(RowFormat.string(node, "/messages/" + user + "/content"), Integer.parseInt(stars));
    }

    @Override
    public int tokensAround(TokenCounter counter) {
        return Messages.tokensAround(system, counter);
    }
}
