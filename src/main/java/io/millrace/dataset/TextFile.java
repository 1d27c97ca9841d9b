package io.millrace.dataset;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.schema.Split;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The texts of one split, in the order of the file and whatever its format, without what stands beside them in other files.
 * For one thread.
 */
public final class TextFile implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final RowFormat format;
    private final BufferedReader rows;
    private long line;

    private TextFile(Path file, RowFormat format) throws IOException {
        this.file = file;
        this.format = format;
        this.rows = Files.newBufferedReader(file);
    }

    /**
     * Opens the texts of a split.
     *
     * @param directory the directory of a snapshot
     * @param split which part
     * @throws DatasetException if the directory holds no dataset, or not this part
     */
    public static TextFile open(Path directory, Split split) {
        DatasetConfiguration configuration =
                DatasetConfiguration.fromMap(ManifestFile.read(directory).configuration());
        Path file = directory.resolve(nameOf(split));
        try {
            return new TextFile(file, configuration.format().create(configuration));
        } catch (IOException e) {
            throw new DatasetException("Cannot open " + file + "; build the dataset again", e);
        }
    }

    /** The name of the file that holds the rows of that split. */
    public static String nameOf(Split split) {
        return SplitFiles.rowsOf(split);
    }

    /**
     * The text of the next line, as {@link LabelledText#text}; null after the last.
     *
     * @throws DatasetException naming file and line, if it is no row
     */
    public String next() {
        try {
            String row = readLine();
            return row == null ? null : format.read(JSON.readTree(row)).text();
        } catch (IOException | IllegalArgumentException e) {
            throw failure(e);
        }
    }

    /**
     * Passes over lines, without looking at what they hold.
     *
     * @param lines how many, from 0
     */
    public void skip(long lines) {
        try {
            for (long i = 0; i < lines; i++) {
                readLine();
            }
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private String readLine() throws IOException {
        line++;
        return rows.readLine();
    }

    private DatasetException failure(Exception cause) {
        return new DatasetException("Cannot read line " + line + " of " + file + "; build the dataset again", cause);
    }

    @Override
    public void close() {
        try {
            rows.close();
        } catch (IOException e) {
            throw new DatasetException("Cannot close " + file, e);
        }
    }
}
