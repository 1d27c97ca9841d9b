package io.millrace.dataset;

import com.fasterxml.jackson.core.JsonGenerator;
import io.millrace.schema.Split;
import io.millrace.schema.TrainingRecord;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The files of one split: the rows in each format, and line for line beside those of the first the index, which says of every
 * row {@code {"review_id", "group", "language", "tokens"}}, the last only if tokens are counted. The formats leave no place for
 * that, and readers and audits need it. For one thread.
 */
final class SplitFiles implements Closeable {

    private final List<RecordFormat> formats;
    private final List<RowsFile> rows = new ArrayList<>();
    private final JsonLinesFile index;

    /** Opens new files; the folders are there. */
    SplitFiles(Path directory, Split split, DatasetConfiguration configuration) throws IOException {
        this.formats = configuration.formats();
        for (RecordFormat format : formats) {
            rows.add(format.open(directory.resolve(configuration.nameOf(format, split)), configuration));
        }
        this.index = new JsonLinesFile(directory.resolve(indexOf(split)));
    }

    /** Of the first format. */
    static String rowsOf(Split split) {
        return Names.of(split) + ".jsonl";
    }

    static String indexOf(Split split) {
        return Names.of(split) + ".index.jsonl";
    }

    /**
     * Adds a row to all files.
     *
     * @param tokens of its text; null if they are not counted
     */
    void append(TrainingRecord record, RowFormat.Row row, Integer tokens) throws IOException {
        for (RowsFile file : rows) {
            file.append(record, row);
        }
        index.append(json -> writeIndex(record, tokens, json));
    }

    private static void writeIndex(TrainingRecord record, Integer tokens, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("review_id", record.getReviewId());
        json.writeStringField("group", record.getGroup());
        json.writeStringField("language", record.getLanguage());
        if (tokens != null) {
            json.writeNumberField("tokens", tokens);
        }
        json.writeEndObject();
    }

    List<FileEntry> seal() throws IOException {
        List<FileEntry> entries = new ArrayList<>();
        for (int i = 0; i < formats.size(); i++) {
            FileEntry entry = rows.get(i).seal();
            entries.add(i == 0 ? entry : entry.within(Names.of(formats.get(i))));
        }
        entries.add(index.seal());
        return entries;
    }

    @Override
    public void close() throws IOException {
        try (index) {
            for (RowsFile file : rows) {
                file.close();
            }
        }
    }
}
