package io.millrace.dataset;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.schema.TrainingRecord;
import java.io.IOException;

/**
 * Writes and reads rows of one {@link RecordFormat}. Immutable. The order of keys is fixed, and
 * {@code read(write(row))} is the same row, as far as the format holds it. Strings must be well-formed Unicode.
 */
interface RowFormat {

    /**
     * What a row holds.
     *
     * @param text as {@link LabelledText#textOf} makes it
     * @param stars the label, 1 to 5
     * @param corrected the stars that a model had said before, 1 to 5; null if there are none
     */
    record Row(String text, int stars, Integer corrected) {

        Row(String text, int stars) {
            this(text, stars, null);
        }

        static Row of(TrainingRecord row) {
            String text = LabelledText.textOf(row.getTitle(), row.getBody());
            return new Row(text, row.getStars(), row.getCorrectedStars());
        }
    }

    /** Whether there is a row for a record. */
    default boolean takes(Row row) {
        return true;
    }

    void write(Row row, JsonGenerator json) throws IOException;

    /** Throws {@link IllegalArgumentException} if the node is not a row of this format. */
    Row read(JsonNode node);

    /**
     * The tokens that a trainer sees of a row beside those of its text: what OpenAI counts for messages, separator and
     * completion.
     */
    default int tokensAround(TokenCounter counter) {
        return 0;
    }

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
