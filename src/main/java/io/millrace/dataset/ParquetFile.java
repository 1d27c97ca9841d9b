package io.millrace.dataset;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;

/**
 * A new Parquet file, written by Parquet's own library. That library names classes of Hadoop in its signatures; with a plain
 * configuration and without its compression none of them is loaded, and none is there when Millrace runs.
 *
 * <p>The bytes depend on the rows and on the version of the library alone: no clock, no name of a machine, and no compression, whose
 * bytes would change with the native library or the platform. Memory: one row group, {@value #GROUP_BYTES} bytes and what the
 * library needs beside it. For one thread.
 *
 * @param <T> what a row is made of
 */
final class ParquetFile<T> implements Closeable {

    private static final long GROUP_BYTES = 8 << 20;
    private static final int STATISTICS_BYTES = 64;

    private final HashedFile file;
    private final ParquetWriter<T> writer;
    private long rows;

    /**
     * @param write gives the fields of a row that have a value, in the order of the schema
     */
    ParquetFile(Path path, MessageType schema, BiConsumer<T, RecordConsumer> write) throws IOException {
        this.file = new HashedFile(path);
        this.writer = new Builder<>(new ParquetOutput(file.out()), new Rows<>(schema, write))
                .withConf(new PlainParquetConfiguration())
                .withCodecFactory(new NoCompression())
                .withRowGroupSize(GROUP_BYTES)
                .withStatisticsTruncateLength(STATISTICS_BYTES)
                .build();
    }

    void append(T row) throws IOException {
        writer.write(row);
        rows++;
    }

    FileEntry seal() throws IOException {
        writer.close();
        return file.seal(rows);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private static final class Builder<T> extends ParquetWriter.Builder<T, Builder<T>> {

        private final WriteSupport<T> rows;

        Builder(OutputFile file, WriteSupport<T> rows) {
            super(file);
            this.rows = rows;
        }

        @Override
        protected Builder<T> self() {
            return this;
        }

        @Override
        @SuppressWarnings("deprecation")
        protected WriteSupport<T> getWriteSupport(Configuration hadoop) {
            throw withoutHadoop();
        }

        @Override
        protected WriteSupport<T> getWriteSupport(ParquetConfiguration configuration) {
            return rows;
        }
    }

    private static final class Rows<T> extends WriteSupport<T> {

        private final MessageType schema;
        private final BiConsumer<T, RecordConsumer> write;
        private RecordConsumer out;

        Rows(MessageType schema, BiConsumer<T, RecordConsumer> write) {
            this.schema = schema;
            this.write = write;
        }

        @Override
        @SuppressWarnings("deprecation")
        public WriteContext init(Configuration hadoop) {
            throw withoutHadoop();
        }

        @Override
        public WriteContext init(ParquetConfiguration configuration) {
            return new WriteContext(schema, Map.of());
        }

        @Override
        public void prepareForWrite(RecordConsumer consumer) {
            out = consumer;
        }

        @Override
        public void write(T row) {
            out.startMessage();
            write.accept(row, out);
            out.endMessage();
        }
    }

    private static UnsupportedOperationException withoutHadoop() {
        return new UnsupportedOperationException("there is no Hadoop here");
    }
}
