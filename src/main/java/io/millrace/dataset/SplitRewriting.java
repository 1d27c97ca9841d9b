package io.millrace.dataset;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.schema.Split;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Copies the files of one split without the rows of some reviews. Index and rows tell which lines these are; what has a row for every
 * record lacks the same lines, Parquet names the review itself, and of pairs, which do not, those go that have text and label of a row
 * that goes. Keeps one bit for each row. For one thread, once.
 */
final class SplitRewriting {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final StoredDataset from;
    private final Path to;
    private final Split split;
    private final Predicate<String> erased;
    private final RemovedRecords removed;
    private final RowParser parser;
    private final BitSet lines = new BitSet();
    private final TreeMap<Integer, Long> tokens = new TreeMap<>();
    private final TreeMap<String, Long> languages = new TreeMap<>();

    /**
     * @param to where to write
     * @param erased the reviews that go
     * @param removed takes their records
     */
    SplitRewriting(StoredDataset from, Path to, Split split, Predicate<String> erased, RemovedRecords removed) {
        this.from = from;
        this.to = to;
        this.split = split;
        this.erased = erased;
        this.removed = removed;
        this.parser = new RowParser(split, from.configuration().format().create(from.configuration()));
    }

    /** Writes all files; says what they hold. */
    List<FileEntry> run() throws IOException {
        findLines();
        List<FileEntry> files = new ArrayList<>();
        files.add(copyLines(SplitFiles.indexOf(split)));
        for (RecordFormat format : from.configuration().formats()) {
            files.add(copy(format, from.configuration().nameOf(format, split)));
        }
        return files;
    }

    /** How many of the rows that stay have each number of tokens; empty if they are not counted. */
    TreeMap<Integer, Long> tokens() {
        return tokens;
    }

    /** How many of the rows that stay are in each language. */
    TreeMap<String, Long> languages() {
        return languages;
    }

    private FileEntry copy(RecordFormat format, String name) throws IOException {
        if (!format.hasLines()) {
            return ParquetCopy.write(from.directory().resolve(name), to.resolve(name), name, erased.negate());
        }
        if (format.hasEveryRecord()) {
            return copyLines(name);
        }
        RowFormat pairs = format.create(from.configuration());
        return LineFile.copy(
                from.directory().resolve(name),
                to.resolve(name),
                name,
                (number, line) -> !removed.haveRow(pairs.read(JSON.readTree(line))));
    }

    private FileEntry copyLines(String name) throws IOException {
        return LineFile.copy(
                from.directory().resolve(name), to.resolve(name), name, (number, line) -> !lines.get((int) number));
    }

    private void findLines() throws IOException {
        try (LineFile rows = new LineFile(from.directory().resolve(SplitFiles.rowsOf(split)));
                LineFile index = new LineFile(from.directory().resolve(SplitFiles.indexOf(split)))) {
            byte[] row = rows.next();
            for (byte[] entry = index.next(); entry != null; entry = index.next()) {
                look(row, entry, index.line());
                row = rows.next();
            }
            if (row != null) {
                throw damaged(rows.line());
            }
        }
    }

    private void look(byte[] row, byte[] indexed, long line) {
        RowParser.Entry entry = RowParser.entry(indexed);
        if (row == null || entry == null) {
            throw damaged(line);
        }
        if (!erased.test(entry.reviewId())) {
            tokens.merge(entry.tokens() == null ? 0 : entry.tokens(), 1L, Long::sum);
            languages.merge(entry.language(), 1L, Long::sum);
            return;
        }
        RowFormat.Row parsed = parser.row(row);
        if (parsed == null) {
            throw damaged(line);
        }
        lines.set(Math.toIntExact(line));
        removed.add(parser.join(parsed, entry), parsed);
    }

    private DatasetException damaged(long line) {
        return new DatasetException("Line " + line + " of " + SplitFiles.rowsOf(split) + " in " + from.directory()
                + " is no row, or has none beside it in the index; see `millrace snapshots verify`");
    }
}
