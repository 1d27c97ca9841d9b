package io.millrace.dataset;

import io.millrace.schema.Split;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Reads a dataset back, whatever its format. */
public final class DatasetReader {

    private DatasetReader() {}

    /**
     * The rows of one split, in the order of the file, read as the stream goes on. Close the stream, for it holds two
     * open files.
     *
     * @param directory the directory of a snapshot
     * @param split which part
     * @throws DatasetException if the directory holds no dataset; also from the stream, with file and line, if a row
     *     cannot be read
     */
    public static Stream<LabelledText> read(Path directory, Split split) {
        DatasetConfiguration configuration =
                DatasetConfiguration.fromMap(ManifestFile.read(directory).configuration());
        RowFormat format = configuration.format().create(configuration);
        RowIterator rows = open(directory, split, format);
        return StreamSupport.stream(
                        Spliterators.spliteratorUnknownSize(rows, Spliterator.ORDERED | Spliterator.NONNULL), false)
                .onClose(rows::close);
    }

    private static RowIterator open(Path directory, Split split, RowFormat format) {
        Path rows = directory.resolve(SplitFiles.rowsOf(split));
        try {
            return new RowIterator(rows, directory.resolve(SplitFiles.indexOf(split)), format);
        } catch (IOException e) {
            throw new DatasetException("Cannot open " + rows + " and its index; build the dataset again", e);
        }
    }
}
