package io.millrace.dataset;

import io.millrace.dataset.Discrepancy.Kind;
import io.millrace.schema.Split;
import java.io.IOException;

/**
 * Finds the lines that were changed, taken out or put in. A row and an entry of the index belong together if the leaves know the
 * record that they make. Where the next two do not, both files are searched ahead for the nearest two that do, and what is passed
 * over is damaged. Looks {@value #AHEAD} lines ahead. For one thread.
 */
final class Realignment {

    private static final int AHEAD = 32;

    private final Split split;
    private final RowParser parser;
    private final LeafCheck leaves;
    private final boolean rowsIntact;
    private final SplitRows.Sink sink;
    private final Window<RowFormat.Row> rows;
    private final Window<RowParser.Entry> entries;

    /**
     * @param rowsIntact whether the file of rows is known to be as it was, so that the index is to blame
     */
    Realignment(
            Split split,
            RowParser parser,
            LeafCheck leaves,
            boolean rowsIntact,
            SplitRows.Sink sink,
            LineFile rows,
            LineFile index) {
        this.split = split;
        this.parser = parser;
        this.leaves = leaves;
        this.rowsIntact = rowsIntact;
        this.sink = sink;
        this.rows = new Window<>(rows, parser::exactRow, AHEAD);
        this.entries = new Window<>(index, RowParser::entry, AHEAD);
    }

    /** Goes through both files. */
    void run() throws IOException {
        fill();
        while (rows.length() + entries.length() > 0) {
            if (belongTogether(0, 0)) {
                sink.row(new StoredRow(rows.number(0), join(0, 0)));
                drop(1, 1);
            } else {
                passOver();
            }
            fill();
        }
    }

    private void fill() throws IOException {
        rows.fill();
        entries.fill();
    }

    private void drop(int rowCount, int entryCount) {
        rows.drop(rowCount);
        entries.drop(entryCount);
    }

    /**
     * Passes over the fewest lines after which the files agree again, in two lines if there is such a place, as one alone may be
     * a copy; over all that are in sight if there is none.
     */
    private void passOver() throws IOException {
        if (!passOver(2) && !passOver(1)) {
            tell(rows.length(), entries.length());
        }
    }

    private boolean passOver(int agreeing) throws IOException {
        for (int lines = 1; lines < rows.length() + entries.length(); lines++) {
            for (int row = 0; row <= lines; row++) {
                if (agree(row, lines - row, agreeing)) {
                    tell(row, lines - row);
                    return true;
                }
            }
        }
        return false;
    }

    private boolean agree(int row, int entry, int lines) {
        return belongTogether(row, entry) && (lines == 1 || isLast(row, entry) || agree(row + 1, entry + 1, lines - 1));
    }

    private boolean isLast(int row, int entry) {
        return row == rows.length() - 1 && entry == entries.length() - 1;
    }

    private boolean belongTogether(int row, int entry) {
        return rows.get(row) != null
                && entries.get(entry) != null
                && leaves.knows(join(row, entry))
                && leaves.isCounted(rows.get(row).text(), entries.get(entry).tokens());
    }

    private DatasetRecord join(int row, int entry) {
        return parser.join(rows.get(row), entries.get(entry));
    }

    /** As many as both have were changed; what one has more was put in there, or taken out of the other. */
    private void tell(int rowCount, int entryCount) throws IOException {
        int both = Math.min(rowCount, entryCount);
        for (int i = 0; i < both; i++) {
            tell(Kind.CHANGED_LINE, i, i, "is not what it was");
        }
        for (int entry = both; entry < entryCount; entry++) {
            tellOfEntry(both, entry);
        }
        for (int row = both; row < rowCount; row++) {
            tellOfRow(row, both);
        }
        drop(rowCount, entryCount);
    }

    private void tellOfEntry(int row, int entry) throws IOException {
        if (rowsIntact) {
            tell(Kind.EXTRA_LINE, row, entry, "is an entry without a row");
        } else {
            tell(Kind.MISSING_LINE, row, entry, "before it a row was taken out");
        }
    }

    private void tellOfRow(int row, int entry) throws IOException {
        if (rowsIntact) {
            String detail = "before it the entry of line " + rows.number(row) + " was taken out";
            tell(Kind.MISSING_LINE, row, entry, null, detail);
        } else {
            tell(Kind.EXTRA_LINE, row, entry, null, "is a row without an entry");
        }
    }

    private void tell(Kind kind, int row, int entry, String detail) throws IOException {
        RowParser.Entry known = entries.get(entry);
        tell(kind, row, entry, known == null ? null : known.reviewId(), detail);
    }

    private void tell(Kind kind, int row, int entry, String reviewId, String detail) throws IOException {
        sink.wrong(new Discrepancy(
                kind,
                rowsIntact ? SplitFiles.indexOf(split) : SplitFiles.rowsOf(split),
                rowsIntact ? entries.number(entry) : rows.number(row),
                reviewId,
                detail));
    }
}
