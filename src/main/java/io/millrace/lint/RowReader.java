package io.millrace.lint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads a file line by line, one line in memory. */
final class RowReader {

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /** Takes rows in order. */
    interface Visitor {
        /**
         * Takes the next row.
         *
         * @param line its number, from 1
         * @param row what it holds; missing if it is no JSON
         */
        void visit(long line, JsonNode row) throws IOException;
    }

    private RowReader() {}

    /** Visits all lines but empty ones. */
    static void visit(Path file, Visitor visitor) {
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            long number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isBlank()) {
                    visitor.visit(number, parse(line));
                }
            }
        } catch (IOException e) {
            throw new LintException(
                    "cannot read " + file + ", or sort beside it (" + e.getMessage()
                            + "); it must be UTF-8, and the working directory must have room",
                    e);
        }
    }

    /** The first line that is an object. */
    static Optional<JsonNode> first(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.map(RowReader::parse).filter(JsonNode::isObject).findFirst();
        } catch (IOException | UncheckedIOException e) {
            throw new LintException("cannot read " + file + "; name a file of JSON Lines in UTF-8", e);
        }
    }

    private static JsonNode parse(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }
}
