package io.millrace.input;

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;

/**
 * Reads the records of a file in order. A line that is longer than {@value #LINE_BYTES_MAX} bytes, not UTF-8, not of the
 * format or without a value that it must have is told and passed over. Columns that are not known are passed over too, and
 * can be asked for. For one thread.
 *
 * @param <T> the records
 */
public final class InputReader<T extends SpecificRecord> {

    /** The longest line; of CSV, the longest record with its line breaks. */
    public static final int LINE_BYTES_MAX = 10_000_000;

    private final RowType<T> type;
    private final InputFormat format;
    private final Columns columns;

    /** A reader of rows of that type in that format. */
    public InputReader(RowType<T> type, InputFormat format) {
        this.type = type;
        this.format = format;
        this.columns = new Columns(type.columns());
    }

    /** Takes what is read, in the order of the file, on the reading thread. */
    public interface Handler<T> {

        /**
         * A record.
         *
         * @param line the number of its first line, from 1
         */
        void accept(long line, T row);

        /**
         * A line that is wrong.
         *
         * @param line its number, from 1
         * @param problem what is wrong with it, to follow the number; never what it says
         */
        void refuse(long line, String problem);
    }

    /**
     * Reads to the end.
     *
     * @param in UTF-8, with or without a byte order mark; not closed
     * @throws IOException if it cannot be read
     * @throws InputException if the first line of a CSV does not name the columns
     */
    public void read(InputStream in, Handler<T> handler) throws IOException {
        boolean csv = format == InputFormat.CSV;
        Frames frames = new Frames(in, csv, LINE_BYTES_MAX);
        Frame first = frames.next();
        if (first == null) {
            return;
        }
        RowParser parser = csv ? CsvRows.below(first, columns, RowType.ID) : new JsonRows(columns);
        for (Frame frame = csv ? frames.next() : first; frame != null; frame = frames.next()) {
            handle(frame, parser, handler);
        }
    }

    /** The first 20 names of columns that were passed over, shortened if they are long. */
    public Set<String> unknownColumns() {
        return columns.unknown();
    }

    private void handle(Frame frame, RowParser parser, Handler<T> handler) {
        if (frame.problem() != null) {
            handler.refuse(frame.line(), frame.problem());
            return;
        }
        T row;
        try {
            row = type.record(new Row(parser.parse(frame.text())));
        } catch (BadLineException e) {
            handler.refuse(frame.line(), e.getMessage());
            return;
        }
        handler.accept(frame.line(), row);
    }
}
