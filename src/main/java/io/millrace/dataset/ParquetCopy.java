package io.millrace.dataset;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.function.Predicate;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.Util;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;

/**
 * Writes the rows of some reviews of a {@link ParquetRows} file to a new one: the same bytes as if the others had never been there. The
 * library's own reader of files needs Hadoop, so the footer is read here. Keeps one row group of each in memory.
 */
final class ParquetCopy {

    private static final String REVIEW_ID = "review_id";

    /** Length of the footer, and the magic number. */
    private static final int TAIL_BYTES = 2 * Integer.BYTES;

    private ParquetCopy() {}

    /**
     * Writes the copy.
     *
     * @param name of the copy in its entry
     * @param wanted the reviews whose rows are kept
     */
    static FileEntry write(Path from, Path to, String name, Predicate<String> wanted) throws IOException {
        try (FileChannel file = FileChannel.open(from)) {
            FileMetaData footer = footer(file);
            MessageType schema = schema(footer, from);
            try (ParquetFile<Group> copy = new ParquetFile<>(to, schema, ParquetCopy::write)) {
                for (RowGroup group : footer.getRow_groups()) {
                    copy(ParquetPages.read(file, group, schema), schema, wanted, copy);
                }
                return copy.seal().named(name);
            }
        }
    }

    private static FileMetaData footer(FileChannel file) throws IOException {
        long tail = file.size() - TAIL_BYTES;
        int length = ByteBuffer.wrap(ParquetPages.read(file, tail, Integer.BYTES))
                .order(ByteOrder.LITTLE_ENDIAN)
                .getInt();
        return Util.readFileMetaData(new ByteArrayInputStream(ParquetPages.read(file, tail - length, length)));
    }

    /** Older files have fewer columns, but no others. */
    private static MessageType schema(FileMetaData footer, Path file) {
        int columns = footer.getSchemaSize() - 1;
        MessageType schema = ParquetRows.SCHEMA;
        if (columns > schema.getFieldCount()) {
            throw new DatasetException(file + " has " + columns + " columns, this program knows "
                    + schema.getFieldCount() + "; use the program that wrote it");
        }
        return new MessageType(schema.getName(), schema.getFields().subList(0, columns));
    }

    private static void copy(PageReadStore pages, MessageType schema, Predicate<String> wanted, ParquetFile<Group> copy)
            throws IOException {
        RecordReader<Group> rows =
                new ColumnIOFactory().getColumnIO(schema).getRecordReader(pages, new GroupRecordConverter(schema));
        for (long i = 0; i < pages.getRowCount(); i++) {
            Group row = rows.read();
            if (wanted.test(row.getString(REVIEW_ID, 0))) {
                copy.append(row);
            }
        }
    }

    private static void write(Group row, RecordConsumer out) {
        for (int field = 0; field < row.getType().getFieldCount(); field++) {
            if (row.getFieldRepetitionCount(field) > 0) {
                String name = row.getType().getFieldName(field);
                out.startField(name, field);
                row.writeValue(field, 0, out);
                out.endField(name, field);
            }
        }
    }
}
