package io.millrace.dataset;

import io.millrace.schema.DatasetSummary;
import io.millrace.schema.TrainingRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
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

    /** All files by name, one character for each byte. */
    static SortedMap<String, String> files(Path directory) throws IOException {
        SortedMap<String, String> files = new TreeMap<>();
        try (Stream<Path> list = Files.list(directory)) {
            for (Path file : list.toList()) {
                files.put(file.getFileName().toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return files;
    }
}
