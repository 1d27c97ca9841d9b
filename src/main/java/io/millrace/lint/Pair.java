package io.millrace.lint;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;

/**
 * A prompt and its completion; what is absent is empty.
 *
 * @param prompt the prompt
 * @param completion the completion
 */
record Pair(String prompt, String completion) {

    static final String PROMPT = "prompt";
    static final String COMPLETION = "completion";

    static Pair of(JsonNode row) {
        return new Pair(text(row, PROMPT), text(row, COMPLETION));
    }

    /** As the tool reads it: a column may be written in capitals, and what is no text becomes one. */
    private static String text(JsonNode row, String column) {
        JsonNode value = row.has(column) ? row.get(column) : inCapitals(row, column);
        if (value == null || value.isNull()) {
            return "";
        }
        return value.isTextual() ? value.textValue() : value.toString();
    }

    private static JsonNode inCapitals(JsonNode row, String column) {
        for (Iterator<String> names = row.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (name.equalsIgnoreCase(column)) {
                return row.get(name);
            }
        }
        return null;
    }

    /** In characters of Unicode, as the tool counts. */
    int length() {
        return prompt.codePointCount(0, prompt.length()) + completion.codePointCount(0, completion.length());
    }
}
