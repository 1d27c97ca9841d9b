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
        String stars = RowFormat.string(node, "/completion").strip();
        return new Row(text(node, separator), Integer.parseInt(stars));
    }

    /** The text of a prompt, which ends with the separator. */
    static String text(JsonNode node, String separator) {
        String prompt = RowFormat.string(node, "/prompt");
        if (!prompt.endsWith(separator)) {
            throw new IllegalArgumentException("the prompt does not end with the separator");
        }
        return prompt.substring(0, prompt.length() - separator.length());
    }

    @Override
    public int tokensAround(TokenCounter counter) {
        return counter.count(separator) + counter.count(" 5");
    }

    @Override
    public boolean isAmbiguous(Row row) {
        return isAmbiguous(row.text(), separator);
    }

    /** Looks at text and separator together, for the text may hold the beginning of one. */
    static boolean isAmbiguous(String text, String separator) {
        return (text + separator).indexOf(separator) < text.length();
    }
}
