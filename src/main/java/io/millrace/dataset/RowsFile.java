package io.millrace.dataset;

import io.millrace.schema.TrainingRecord;
import java.io.Closeable;
import java.io.IOException;

/** A new file with the rows of one split in one {@link RecordFormat}. For one thread. */
interface RowsFile extends Closeable {

    /**
     * Adds the row of a record, unless the format has none for it.
     *
     * @param record the record
     * @param row what formats of lines hold of it
     */
    void append(TrainingRecord record, RowFormat.Row row) throws IOException;

    /** Forces all bytes to the disk and closes the file; says what it holds. */
    FileEntry seal() throws IOException;
}
