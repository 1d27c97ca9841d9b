package io.millrace.dataset;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;

/**
 * OpenAI's format for completion models: every prompt ends with the same separator, every completion starts with a
 * space, which is part of its token.
 */
record PromptCompletion(String separator) implements RowFormat {

    @Override
    public void write(Row row, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("prompt", row.text() + separator);
        json.writeStringField("completion", " " + row.stars());
        json.writeEndObject();
    }

    @Override
    public Row read(JsonNode node) {
        String prompt = RowFormat.string(node, "/prompt");
        if (!prompt.endsWith(separator)) {
            throw new IllegalArgumentException("the prompt does not end with the separator");
        }
        String text = prompt.substring(0, prompt.length() - separator.length());
        return new Row(
                text, Integer.parseInt(RowFormat.string(node, "/completion").strip()));
    }

    /** Looks at text and separator together, for the text may hold the beginning of one. */
    @Override
    public boolean isAmbiguous(Row row) {
        return (row.text() + separator).indexOf(separator) < row.text().length();
    }
}
