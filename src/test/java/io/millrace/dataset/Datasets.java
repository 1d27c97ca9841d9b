package io.millrace.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.schema.DatasetSummary;
import io.millrace.schema.Split;
import io.millrace.schema.TrainingRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Builds small datasets and looks at their files. */
final class Datasets {

    private Datasets() {}

    static DatasetSummary build(Path target, Map<String, String> options, List<TrainingRecord> records) {
        try (DatasetBuilder builder = DatasetBuilder.create(TrainingRecords.plan(options), target)) {
            records.forEach(row -> builder.accept(row.getReviewId(), row, Instant.EPOCH));
            return builder.finish();
        }
    }

    /** The reviews of a split, in the order of its rows. */
    static List<String> ids(Path directory, Split split) throws IOException {
        return Files.readAllLines(directory.resolve(SplitFiles.indexOf(split))).stream()
                .map(line -> line.split("\"")[3])
                .toList();
    }

    /** All files by name, those of folders too, one character for each byte. */
    static SortedMap<String, String> files(Path directory) throws IOException {
        SortedMap<String, String> files = new TreeMap<>();
        try (Stream<Path> tree = Files.walk(directory)) {
            for (Path file : tree.filter(Files::isRegularFile).toList()) {
                String name = directory.relativize(file).toString();
                files.put(name, Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return files;
    }

    /** Makes of a dataset what the first layout had: no leaves and no root; gives the manifest. */
    static String asOfVersion1(Path directory) throws IOException {
        Path file = directory.resolve("manifest.json");
        ObjectNode manifest = (ObjectNode) new ObjectMapper().readTree(Files.readString(file));
        manifest.put("format_version", 1).remove(List.of("records", "record_root"));
        Iterator<JsonNode> files = manifest.withArray("files").iterator();
        while (files.hasNext()) {
            if (files.next().path("name").asText().equals("leaves.bin")) {
                files.remove();
            }
        }
        Files.delete(directory.resolve("leaves.bin"));
        Files.writeString(file, ManifestFile.toJson(manifest));
        return ManifestFile.toJson(manifest);
    }
}
