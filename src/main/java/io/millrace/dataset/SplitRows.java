package io.millrace.dataset;

import io.millrace.dataset.Discrepancy.Kind;
import io.millrace.schema.Split;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Goes through the rows of a split and their index, and tells of lines that are not what they should be. Memory is bounded. For one
 * thread.
 */
final class SplitRows {

    /** Takes what is there. */
    interface Sink {
        /** Takes a row with its entry of the index. */
        void row(StoredRow row) throws IOException;

        /** Takes a line that is wrong; reading goes on after it. */
        void wrong(Discrepancy found) throws IOException;
    }

    private final Path directory;
    private final Split split;
    private final RowParser parser;

    SplitRows(Path directory, Split split, RowFormat format) {
        this.directory = directory;
        this.split = split;
        this.parser = new RowParser(split, format);
    }

    /** Takes line n of the rows and line n of the index together, as it is where nothing is damaged. */
    void read(Sink sink) throws IOException {
        try (LineFile rows = new LineFile(rows());
                LineFile index = new LineFile(index())) {
            byte[] row = rows.next();
            byte[] entry = index.next();
            while (row != null && entry != null) {
                give(rows.line(), parser.row(row), RowParser.entry(entry), sink);
                row = rows.next();
                entry = index.next();
            }
            requireBothEnded(rows.line(), row == null, entry == null, sink);
        }
    }

    /** Brings rows and index together again where one of them is damaged, by what the leaves say. */
    void realign(LeafCheck leaves, boolean rowsIntact, Sink sink) throws IOException {
        try (LineFile rows = new LineFile(rows());
                LineFile index = new LineFile(index())) {
            new Realignment(split, parser, leaves, rowsIntact, sink, rows, index).run();
        }
    }

    private void give(long line, RowFormat.Row row, RowParser.Entry entry, Sink sink) throws IOException {
        if (row != null && entry != null) {
            sink.row(new StoredRow(line, parser.join(row, entry)));
        } else if (row == null) {
            sink.wrong(new Discrepancy(
                    Kind.CHANGED_LINE,
                    SplitFiles.rowsOf(split),
                    line,
                    entry == null ? null : entry.reviewId(),
                    "is not a row of the configured format"));
        } else {
            sink.wrong(new Discrepancy(
                    Kind.CHANGED_LINE, SplitFiles.indexOf(split), line, null, "is not an entry of the index"));
        }
    }

    private void requireBothEnded(long line, boolean noRow, boolean noEntry, Sink sink) throws IOException {
        if (noRow != noEntry) {
            sink.wrong(new Discrepancy(
                    Kind.EXTRA_LINE,
                    noRow ? SplitFiles.indexOf(split) : SplitFiles.rowsOf(split),
                    noRow ? line + 1 : line,
                    null,
                    noRow ? "the rows end before the index" : "the index ends before the rows"));
        }
    }

    private Path rows() {
        return directory.resolve(SplitFiles.rowsOf(split));
    }

    private Path index() {
        return directory.resolve(SplitFiles.indexOf(split));
    }
}
