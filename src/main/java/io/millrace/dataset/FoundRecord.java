package io.millrace.dataset;

import io.millrace.schema.Split;
import java.nio.ByteBuffer;

/**
 * A record as the rows of a review show it.
 *
 * @param row with the number of all rows of the review
 * @param line the line of its first row
 * @param odd another row of the review that says something else; null if there is none
 */
record FoundRecord(DatasetRecord row, long line, Place odd) {

    /** A line of rows. */
    record Place(Split split, long line) {
        String file() {
            return SplitFiles.rowsOf(split);
        }

        @Override
        public String toString() {
            return file() + ":" + line;
        }
    }

    private static final int NOWHERE = -1;

    static FoundRecord of(StoredRow stored) {
        return new FoundRecord(stored.row(), stored.line(), null);
    }

    Place place() {
        return new Place(row.split(), line);
    }

    /** This and more rows of the same review. */
    FoundRecord plus(FoundRecord next) {
        boolean equal = next.row.withRows(row.rows()).equals(row);
        Place other = odd == null && !equal ? next.place() : odd;
        return new FoundRecord(row.withRows(row.rows() + next.row.rows()), line, other);
    }

    byte[] toBytes() {
        byte[] bytes = row.toBytes();
        return ByteBuffer.allocate(2 * Long.BYTES + Integer.BYTES + bytes.length)
                .putLong(line)
                .putInt(odd == null ? NOWHERE : odd.split().ordinal())
                .putLong(odd == null ? NOWHERE : odd.line())
                .put(bytes)
                .array();
    }

    static FoundRecord read(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        long line = in.getLong();
        int split = in.getInt();
        long oddLine = in.getLong();
        Place odd = split == NOWHERE ? null : new Place(Split.values()[split], oddLine);
        return new FoundRecord(DatasetRecord.read(in), line, odd);
    }

    static byte[] merge(byte[] before, byte[] next) {
        return read(before).plus(read(next)).toBytes();
    }
}
