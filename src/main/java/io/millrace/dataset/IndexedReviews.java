package io.millrace.dataset;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.schema.Split;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Finds a review in the files of a snapshot, by the index beside each file of rows. */
public final class IndexedReviews {

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
        for (Split split : List.of(Split.TRAIN, Split.VALIDATION, Split.TEST)) {
            long found = count(directory.resolve(SplitFiles.indexOf(split)), reviewId);
            if (found > 0) {
                rows.put(Names.of(split), found);
            }
        }
        return rows;
    }

    private static long count(Path index, String reviewId) {
        try (BufferedReader lines = Files.newBufferedReader(index)) {
            long found = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                found += JSON.readTree(line).path("review_id").asText().equals(reviewId) ? 1 : 0;
            }
            return found;
        } catch (IOException e) {
            throw new DatasetException("Cannot read " + index + "; build the dataset again", e);
        }
    }
}
