package io.millrace.dataset;

import io.millrace.dataset.Discrepancy.Kind;
import io.millrace.schema.Split;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Holds the lines of further formats against those of the first: the same texts and stars in the same order, of all records or of
 * some. Tells the first line of each file that does not follow. Memory is bounded. For one thread.
 */
final class FormatChecks {

    private final StoredDataset dataset;
    private final DatasetConfiguration configuration;
    private final Discrepancies found;

    FormatChecks(StoredDataset dataset, Discrepancies found) {
        this.dataset = dataset;
        this.configuration = dataset.configuration();
        this.found = found;
    }

    /** Checks all files of lines; a split whose first format is damaged tells nothing of the others. */
    void run() throws IOException {
        for (RecordFormat format : configuration.furtherFormats()) {
            for (Split split : StoredDataset.SPLITS) {
                if (format.hasLines() && isComparable(format, split)) {
                    check(format, split);
                }
            }
        }
    }

    private boolean isComparable(RecordFormat format, Split split) {
        return dataset.isIntact(SplitFiles.rowsOf(split)) && Files.isRegularFile(path(format, split));
    }

    private void check(RecordFormat format, Split split) throws IOException {
        RowParser first = parser(configuration.format(), split);
        RowParser further = parser(format, split);
        try (LineFile rows = new LineFile(path(configuration.format(), split));
                LineFile lines = new LineFile(path(format, split))) {
            byte[] row = rows.next();
            byte[] line = lines.next();
            boolean goesOn = true;
            while (goesOn && row != null && line != null) {
                boolean follows = isSame(first.row(row), further.exactRow(line));
                goesOn = follows || !format.hasEveryRecord();
                row = goesOn ? rows.next() : row;
                line = follows ? lines.next() : line;
            }
            if (line != null) {
                tell(Kind.CHANGED_LINE, format, split, lines.line(), "is the first line that does not follow from ");
            } else if (row != null && format.hasEveryRecord()) {
                tell(Kind.MISSING_LINE, format, split, lines.line() + 1, "is not there, and is in ");
            }
        }
    }

    private static boolean isSame(RowFormat.Row row, RowFormat.Row line) {
        return row != null
                && line != null
                && row.stars() == line.stars()
                && row.text().equals(line.text());
    }

    private void tell(Kind kind, RecordFormat format, Split split, long line, String detail) throws IOException {
        String file = configuration.nameOf(format, split);
        String reviewId = format.hasEveryRecord() ? reviewAt(line, split) : null;
        found.add(new Discrepancy(kind, file, line, reviewId, detail + SplitFiles.rowsOf(split)));
    }

    /** What the index says; null if it does not tell. */
    private String reviewAt(long line, Split split) throws IOException {
        Path index = dataset.directory().resolve(SplitFiles.indexOf(split));
        if (!dataset.isIntact(SplitFiles.indexOf(split))) {
            return null;
        }
        try (LineFile entries = new LineFile(index)) {
            byte[] entry = entries.next();
            while (entry != null && entries.line() < line) {
                entry = entries.next();
            }
            RowParser.Entry known = entry == null ? null : RowParser.entry(entry);
            return known == null ? null : known.reviewId();
        }
    }

    private RowParser parser(RecordFormat format, Split split) {
        return new RowParser(split, format.create(configuration));
    }

    private Path path(RecordFormat format, Split split) {
        return dataset.directory().resolve(configuration.nameOf(format, split));
    }
}
