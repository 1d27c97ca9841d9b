package io.millrace.dataset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads and writes {@code manifest.json}: UTF-8, indented by two spaces, keys always in the same order. */
public final class ManifestFile {

    /** The name of the file within the directory of a snapshot; a directory without one is not a dataset. */
    public static final String NAME = "manifest.json";

    private static final ObjectMapper JSON = new ObjectMapper();

    private ManifestFile() {}

    /**
     * Reads the manifest of a snapshot.
     *
     * @param directory the directory of the snapshot
     * @throws DatasetException if there is none, or a newer program has written it
     */
    public static Manifest read(Path directory) {
        Path file = directory.resolve(NAME);
        try {
            JsonNode tree = JSON.readTree(Files.readAllBytes(file));
            requireKnown(tree.path("format_version").asInt(), file);
            return JSON.treeToValue(tree, Manifest.class);
        } catch (IOException e) {
            throw new DatasetException(
                    "Cannot read " + file + "; name the directory of a snapshot, or build it again", e);
        }
    }

    static void write(Manifest manifest, Path directory) throws IOException {
        HashedFile.write(directory.resolve(NAME), toJson(manifest).getBytes(StandardCharsets.UTF_8));
    }

    /** Any value as the manifest would show it, with a line feed at the end. */
    static String toJson(Object value) throws JsonProcessingException {
        return writer().writeValueAsString(value) + "\n";
    }

    /** The standard indenter would use the line ends of the machine. */
    private static ObjectWriter writer() {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        return JSON.writer(
                new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter));
    }

    private static void requireKnown(int version, Path file) {
        if (version < Manifest.FORMAT_VERSION_MIN || version > Manifest.FORMAT_VERSION) {
            throw new DatasetException(
                    file + " has format version " + version + ", this program knows " + Manifest.FORMAT_VERSION_MIN
                            + " to " + Manifest.FORMAT_VERSION + "; use the program that wrote it");
        }
    }
}
