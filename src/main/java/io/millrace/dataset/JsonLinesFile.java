package io.millrace.dataset;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A new file with one JSON object a line: UTF-8, no space between tokens, every line ends with a line feed. Only what JSON
 * demands is escaped: quote, backslash and control characters. For one thread.
 */
final class JsonLinesFile implements Closeable {

    private static final JsonFactory JSON = new JsonFactoryBuilder()
            .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
            .rootValueSeparator((String) null)
            .build();

    /** Writes one object. */
    @FunctionalInterface
    interface Line {
        void write(JsonGenerator json) throws IOException;
    }

    private final HashedFile file;
    private final JsonGenerator json;
    private long rows;

    JsonLinesFile(Path path) throws IOException {
        file = new HashedFile(path);
        json = JSON.createGenerator(file.out());
    }

    void append(Line line) throws IOException {
        line.write(json);
        json.writeRaw('\n');
        rows++;
    }

    /** A line as it would be written, without the line feed. */
    static byte[] render(Line line) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            line.write(json);
        }
        return bytes.toByteArray();
    }

    FileEntry seal() throws IOException {
        json.flush();
        return file.seal(rows);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
