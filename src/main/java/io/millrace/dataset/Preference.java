package io.millrace.dataset;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;

/**
 * OpenAI's format for direct preference optimization: what a person said is preferred to what a model had said. See <a
 * href="https://platform.openai.com/docs/guides/direct-preference-optimization">Direct preference optimization</a>.
 */
record Preference(String system) implements RowFormat {

    @Override
    public boolean takes(Row row) {
        return row.corrected() != null;
    }

    @Override
    public void write(Row row, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeObjectFieldStart("input");
        json.writeArrayFieldStart("messages");
        Messages.writeQuestion(system, row.text(), json);
        json.writeEndArray();
        json.writeEndObject();
        writeOutput("preferred_output", row.stars(), json);
        writeOutput("non_preferred_output", row.corrected(), json);
        json.writeEndObject();
    }

    private static void writeOutput(String field, int stars, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart(field);
        Messages.writeAnswer(stars, json);
        json.writeEndArray();
    }

    @Override
    public Row read(JsonNode node) {
        return new Row(
                RowFormat.string(node, "/input/messages/" + (system == null ? 0 : 1) + "/content"),
                Integer.parseInt(RowFormat.string(node, "/preferred_output/0/content")),
                Integer.valueOf(RowFormat.string(node, "/non_preferred_output/0/content")));
    }
}
