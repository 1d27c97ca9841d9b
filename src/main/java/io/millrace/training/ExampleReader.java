package io.millrace.training;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads the training rows of a dataset, one after another, whichever of the three formats they are in. */
final class ExampleReader implements AutoCloseable {

    private static final String SEPARATOR = "\n\n###\n\n";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final BufferedReader lines;
    private long line;

    private ExampleReader(Path file, BufferedReader lines) {
        this.file = file;
        this.lines = lines;
    }

    static ExampleReader open(Path datasetDirectory) throws IOException {
        Path file = datasetDirectory.resolve("train.jsonl");
        return new ExampleReader(file, Files.newBufferedReader(file));
    }

    /** The next row; null after the last. */
    Example next() throws IOException {
        String row = lines.readLine();
        line++;
        return row == null ? null : parse(row);
    }

    private Example parse(String row) {
        try {
            return example(JSON.readTree(row));
        } catch (JsonProcessingException | NumberFormatException e) {
            // The cause is left out, because its message may quote the review.
            throw new TrainingException(file + " line " + line + " is not a training row; build the dataset again");
        }
    }

    private static Example example(JsonNode row) {
        if (row.has("prompt")) {
            String prompt = row.path("prompt").asText();
            String text =
                    prompt.endsWith(SEPARATOR) ? prompt.substring(0, prompt.length() - SEPARATOR.length()) : prompt;
            return new Example(text, stars(row.path("completion")));
        }
        if (row.has("messages")) {
            JsonNode messages = row.path("messages");
            return new Example(
                    content(messages, 2),
                    stars(messages.path(messages.size() - 1).path("content")));
        }
        return new Example(row.path("text").asText(), row.path("label").asInt(-1) + 1);
    }

    private static String content(JsonNode messages, int fromLast) {
        return messages.path(messages.size() - fromLast).path("content").asText();
    }

    private static int stars(JsonNode value) {
        return Integer.parseInt(value.asText().strip());
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
