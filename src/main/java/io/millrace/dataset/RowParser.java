package io.millrace.dataset;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.schema.Split;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;

/** Reads the lines of a split. For any number of threads. */
final class RowParser {

    /** What the index says of a row; tokens are null if they are not counted. */
    record Entry(String reviewId, String group, String language, Integer tokens) {}

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final Split split;
    private final RowFormat format;

    RowParser(Split split, RowFormat format) {
        this.split = split;
        this.format = format;
    }

    /** A line of the file of rows; null if it is none. */
    RowFormat.Row row(byte[] line) {
        try {
            RowFormat.Row row = format.read(JSON.readTree(line));
            return row.stars() >= 1 && row.stars() <= Census.STARS_MAX ? row : null;
        } catch (IOException | IllegalArgumentException e) {
            return null;
        }
    }

    /** As {@link #row}, but null also if it is not, to the last byte, what a builder would write. */
    RowFormat.Row exactRow(byte[] line) {
        RowFormat.Row row = row(line);
        try {
            boolean exact = row != null && Arrays.equals(line, JsonLinesFile.render(json -> format.write(row, json)));
            return exact ? row : null;
        } catch (IOException e) {
            throw new UncheckedIOException("Nothing is written but memory", e);
        }
    }

    /** A line of the index; null if it is none. */
    static Entry entry(byte[] line) {
        try {
            JsonNode node = JSON.readTree(line);
            return new Entry(
                    RowFormat.string(node, "/review_id"),
                    RowFormat.string(node, "/group"),
                    RowFormat.string(node, "/language"),
                    tokens(node.path("tokens")));
        } catch (IOException | IllegalArgumentException e) {
            return null;
        }
    }

    private static Integer tokens(JsonNode node) {
        if (!node.isMissingNode() && !node.canConvertToExactIntegral()) {
            throw new IllegalArgumentException("tokens is no number");
        }
        return node.isMissingNode() ? null : Integer.valueOf(node.intValue());
    }

    DatasetRecord join(RowFormat.Row row, Entry entry) {
        return new DatasetRecord(
                entry.reviewId(), split, entry.group(), entry.language(), row.stars(), 1, Sha256.hex(row.text()));
    }
}
