package io.millrace.dataset;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DataPage;
import org.apache.parquet.column.page.DataPageV1;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.column.page.PageReader;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.DictionaryPageHeader;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.Util;
import org.apache.parquet.schema.MessageType;

/** The pages of one row group as {@link ParquetFile} writes them, without compression, in memory. For one thread. */
final class ParquetPages implements PageReadStore {

    private final Map<ColumnDescriptor, Pages> columns = new HashMap<>();
    private final long rows;

    private ParquetPages(long rows) {
        this.rows = rows;
    }

    static ParquetPages read(FileChannel file, RowGroup group, MessageType schema) throws IOException {
        ParquetPages pages = new ParquetPages(group.getNum_rows());
        for (int i = 0; i < schema.getColumns().size(); i++) {
            ColumnDescriptor column = schema.getColumns().get(i);
            pages.columns.put(column, read(file, group.getColumns().get(i).getMeta_data(), column));
        }
        return pages;
    }

    private static Pages read(FileChannel file, ColumnMetaData meta, ColumnDescriptor column) throws IOException {
        long offset =
                meta.isSetDictionary_page_offset() ? meta.getDictionary_page_offset() : meta.getData_page_offset();
        byte[] bytes = read(file, offset, Math.toIntExact(meta.getTotal_compressed_size()));
        InputStream in = new ByteArrayInputStream(bytes);
        Pages pages = new Pages(meta.getNum_values());
        while (in.available() > 0) {
            PageHeader header = Util.readPageHeader(in);
            pages.add(header, in.readNBytes(header.getCompressed_page_size()), column);
        }
        return pages;
    }

    /** @throws IOException if the file has no such bytes, as one that is damaged */
    static byte[] read(FileChannel file, long offset, int length) throws IOException {
        if (offset < 0 || length < 0 || offset + length > file.size()) {
            throw new IOException("the file ends too early");
        }
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining()) {
            if (file.read(bytes, offset + bytes.position()) < 0) {
                throw new IOException("the file ends too early");
            }
        }
        return bytes.array();
    }

    @Override
    public PageReader getPageReader(ColumnDescriptor column) {
        return columns.get(column);
    }

    @Override
    public long getRowCount() {
        return rows;
    }

    /** The pages of a column, given out one after the other. */
    private static final class Pages implements PageReader {

        private final Deque<DataPage> data = new ArrayDeque<>();
        private final long values;
        private DictionaryPage dictionary;

        Pages(long values) {
            this.values = values;
        }

        void add(PageHeader header, byte[] bytes, ColumnDescriptor column) {
            if (header.isSetDictionary_page_header()) {
                DictionaryPageHeader of = header.getDictionary_page_header();
                dictionary = new DictionaryPage(BytesInput.from(bytes), of.getNum_values(), known(of.getEncoding()));
            } else {
                DataPageHeader of = header.getData_page_header();
                data.add(new DataPageV1(
                        BytesInput.from(bytes),
                        of.getNum_values(),
                        bytes.length,
                        Statistics.createStats(column.getPrimitiveType()),
                        known(of.getRepetition_level_encoding()),
                        known(of.getDefinition_level_encoding()),
                        known(of.getEncoding())));
            }
        }

        private static Encoding known(org.apache.parquet.format.Encoding encoding) {
            return Encoding.valueOf(encoding.name());
        }

        @Override
        public DictionaryPage readDictionaryPage() {
            return dictionary;
        }

        @Override
        public long getTotalValueCount() {
            return values;
        }

        @Override
        public DataPage readPage() {
            return data.poll();
        }
    }
}
