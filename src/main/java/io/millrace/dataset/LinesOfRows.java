package io.millrace.dataset;

import io.millrace.schema.TrainingRecord;
import java.io.IOException;
import java.nio.file.Path;

/** Rows as lines of JSON. */
final class LinesOfRows implements RowsFile {

    private final RowFormat format;
    private final JsonLinesFile lines;

    LinesOfRows(Path file, RowFormat format) throws IOException {
        this.format = format;
        this.lines = new JsonLinesFile(file);
    }

    @Override
    public void append(TrainingRecord record, RowFormat.Row row) throws IOException {
        if (format.takes(row)) {
            lines.append(json -> format.write(row, json));
        }
    }

    @Override
    public FileEntry seal() throws IOException {
        return lines.seal();
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
