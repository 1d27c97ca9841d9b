package io.millrace.dataset;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** Goes through the rows of a split and their index, line by line. For one thread. */
final class RowIterator implements Iterator<LabelledText>, AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final RowFormat format;
    private final BufferedReader rows;
    private final BufferedReader index;
    private long line;
    private LabelledText next;

    RowIterator(Path file, Path index, RowFormat format) throws IOException {
        this.file = file;
        this.format = format;
        this.rows = Files.newBufferedReader(file);
        this.index = Files.newBufferedReader(index);
        this.next = readNext();
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public LabelledText next() {
        if (next == null) {
            throw new NoSuchElementException();
        }
        LabelledText row = next;
        next = readNext();
        return row;
    }

    private LabelledText readNext() {
        line++;
        try {
            String row = rows.readLine();
            String entry = index.readLine();
            requireAligned(row, entry);
            return row == null ? null : parse(row, entry);
        } catch (IOException | IllegalArgumentException e) {
            throw new DatasetException(
                    "Cannot read line " + line + " of " + file + " and its index; build it again", e);
        }
    }

    private LabelledText parse(String row, String entry) throws IOException {
        RowFormat.Row parsed = format.read(JSON.readTree(row));
        return new LabelledText(parsed.text(), parsed.stars(), RowFormat.string(JSON.readTree(entry), "/language"));
    }

    private static void requireAligned(String row, String entry) throws IOException {
        if ((row == null) != (entry == null)) {
            throw new IOException("One of both has fewer lines");
        }
    }

    @Override
    public void close() {
        try (rows) {
            index.close();
        } catch (IOException e) {
            throw new DatasetException("Cannot close " + file, e);
        }
    }
}
