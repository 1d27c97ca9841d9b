package io.millrace.dataset;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.schema.Split;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Tells whose row a line is. */
public final class RowIndex {

    private static final ObjectMapper JSON = new ObjectMapper();

    private RowIndex() {}

    /**
     * The review that a row came from. Reads the index up to that line.
     *
     * @param directory the directory of a snapshot
     * @param split which part
     * @param line of the rows, from 1
     * @return empty if there is no index beside the rows, or it does not tell
     */
    public static Optional<String> reviewId(Path directory, Split split, long line) {
        Path index = directory.resolve(SplitFiles.indexOf(split));
        if (Files.notExists(index)) {
            return Optional.empty();
        }
        try (Stream<String> lines = Files.lines(index)) {
            Optional<String> entry = lines.skip(line - 1).findFirst();
            return entry.isEmpty()
                    ? Optional.empty()
                    : Optional.ofNullable(
                            JSON.readTree(entry.get()).path("review_id").textValue());
        } catch (IOException | UncheckedIOException e) {
            throw new DatasetException("Cannot read line " + line + " of " + index + "; build the dataset again", e);
        }
    }
}
