package io.millrace.dataset;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.schema.TrainingRecord;
import java.io.IOException;

/**
 * Writes and reads rows of one {@link RecordFormat}. Immutable. The order of keys is fixed, and
 * {@code read(write(row))} is the same row. Strings must be well-formed Unicode.
 */
interface RowFormat {

    /** What a row holds: the text as {@link LabelledText#textOf} makes it, and stars from 1 to 5. */
    record Row(String text, int stars) {

        static Row of(TrainingRecord row) {
            return new Row(LabelledText.textOf(row.getTitle(), row.getBody()), row.getStars());
        }
    }

    void write(Row row, JsonGenerator json) throws IOException;

    /** Throws {@link IllegalArgumentException} if the node is not a row of this format. */
    Row read(JsonNode node);

    /** Whether a model could mistake a part of the text for the end of the prompt. */
    default boolean isAmbiguous(Row row) {
        return false;
    }

    /** The string at that place; {@link IllegalArgumentException} if there is none. */
    static String string(JsonNode node, String pointer) {
        JsonNode value = node.at(pointer);
        if (!value.isTextual()) {
            throw new IllegalArgumentException("no string at " + pointer);
        }
        return value.textValue();
    }
}
