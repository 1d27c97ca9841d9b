package io.millrace.dataset;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.schema.Split;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells which reviews the rows of a snapshot came from, by the index beside each file of rows. */
public final class IndexedReviews {

    /** The files of a snapshot that are read here. */
    public static final Set<String> FILES =
            Stream.of(Split.values()).map(SplitFiles::indexOf).collect(Collectors.toUnmodifiableSet());

    private static final ObjectMapper JSON = new ObjectMapper();

    private IndexedReviews() {}

    /**
     * Counts the rows of a review. Reads every line of the index, one at a time.
     *
     * @param directory the directory of a snapshot
     * @param reviewId the review
     * @return by split (train, validation, test) the number of rows; without the splits that hold none
     * @throws DatasetException if an index cannot be read
     */
    public static Map<String, Long> rows(Path directory, String reviewId) {
        Map<String, Long> rows = new TreeMap<>();
        visit(directory, (split, id) -> {
            if (id.equals(reviewId)) {
                rows.merge(split, 1L, Long::sum);
            }
        });
        return rows;
    }

    /**
     * Visits every row: train, validation, then test, each in the order of its file. Reads one line of the index at a time.
     *
     * @param directory the directory of a snapshot
     * @param visitor takes the split (train, validation, test) and the review of each row
     * @throws DatasetException if an index cannot be read
     */
    public static void visit(Path directory, BiConsumer<String, String> visitor) {
        for (Split split : List.of(Split.TRAIN, Split.VALIDATION, Split.TEST)) {
            visit(directory.resolve(SplitFiles.indexOf(split)), id -> visitor.accept(Names.of(split), id));
        }
    }

    /**
     * The review that a row came from. Reads the index up to that line.
     *
     * @param directory the directory of a snapshot
     * @param split which part
     * @param line of the rows, from 1
     * @return empty if there is no index beside the rows, or it does not tell
     * @throws DatasetException if the index cannot be read
     */
    public static Optional<String> reviewId(Path directory, Split split, long line) {
        Path index = directory.resolve(SplitFiles.indexOf(split));
        if (Files.notExists(index)) {
            return Optional.empty();
        }
        try (Stream<String> lines = Files.lines(index)) {
            Optional<String> entry = lines.skip(line - 1).findFirst();
            return entry.isEmpty() ? Optional.empty() : reviewId(entry.get());
        } catch (IOException | UncheckedIOException e) {
            throw new DatasetException("Cannot read line " + line + " of " + index + "; build the dataset again", e);
        }
    }

    private static void visit(Path index, Consumer<String> visitor) {
        try (BufferedReader lines = Files.newBufferedReader(index)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                visitor.accept(reviewId(line).orElse(""));
            }
        } catch (IOException e) {
            throw new DatasetException("Cannot read " + index + "; build the dataset again", e);
        }
    }

    private static Optional<String> reviewId(String entry) throws IOException {
        return Optional.ofNullable(JSON.readTree(entry).path("review_id").asText(null));
    }
}
