package io.millrace.dataset;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;

/**
 * The preference format of Hugging Face's TRL, standard and with an explicit prompt: prompt and answers look as those of {@link
 * PromptCompletion}. See <a href="https://huggingface.co/docs/trl/dataset_formats#preference">Dataset formats</a>.
 */
record PromptChosenRejected(String separator) implements RowFormat {

    @Override
    public boolean takes(Row row) {
        return row.corrected() != null;
    }

    @Override
    public void write(Row row, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("prompt", row.text() + separator);
        json.writeStringField("chosen", " " + row.stars());
        json.writeStringField("rejected", " " + row.corrected());
        json.writeEndObject();
    }

    @Override
    public Row read(JsonNode node) {
        return new Row(
                PromptCompletion.text(node, separator),
                Integer.parseInt(RowFormat.string(node, "/chosen").strip()),
                Integer.valueOf(RowFormat.string(node, "/rejected").strip()));
    }

    @Override
    public boolean isAmbiguous(Row row) {
        return takes(row) && PromptCompletion.isAmbiguous(row.text(), separator);
    }
}
