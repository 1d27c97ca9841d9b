package io.millrace.dataset;

import com.fasterxml.jackson.core.JsonGenerator;
import io.millrace.schema.Split;
import io.millrace.schema.TrainingRecord;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The two files of one split: the rows, and line for line beside them the index, which says of every row
 * {@code {"review_id", "group", "language"}}. The formats leave no place for that, and readers and audits need it.
 * For one thread.
 */
final class SplitFiles implements Closeable {

    private final RowFormat format;
    private final JsonLinesFile rows;
    private final JsonLinesFile index;

    SplitFiles(Path directory, Split split, RowFormat format) throws IOException {
        this.format = format;
        this.rows = new JsonLinesFile(directory.resolve(rowsOf(split)));
        this.index = new JsonLinesFile(directory.resolve(indexOf(split)));
    }

    static String rowsOf(Split split) {
        return Names.of(split) + ".jsonl";
    }

    static String indexOf(Split split) {
        return Names.of(split) + ".index.jsonl";
    }

    void append(TrainingRecord row) throws IOException {
        rows.append(json -> format.write(RowFormat.Row.of(row), json));
        index.append(json -> writeIndex(row, json));
    }

    private static void writeIndex(TrainingRecord row, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("review_id", row.getReviewId());
        json.writeStringField("group", row.getGroup());
        json.writeStringField("language", row.getLanguage());
        json.writeEndObject();
    }

    List<FileEntry> seal() throws IOException {
        return List.of(rows.seal(), index.seal());
    }

    @Override
    public void close() throws IOException {
        try (rows) {
            index.close();
        }
    }
}
