package io.millrace.testing;

import io.millrace.dataset.DatasetBuilder;
import io.millrace.dataset.DatasetConfiguration;
import io.millrace.dataset.DatasetPlan;
import io.millrace.dataset.SnapshotCut;
import io.millrace.schema.Split;
import io.millrace.schema.TrainingRecord;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Texts that are built to a dataset as if nothing had curated them. The reviews are called r1, r2 and so on. */
public final class SmallDataset {

    private final List<TrainingRecord> rows = new ArrayList<>();

    /** Adds a text without a title. */
    public SmallDataset with(Split split, String body) {
        return with(split, "", body);
    }

    /** Adds a text. */
    public SmallDataset with(Split split, String title, String body) {
        rows.add(SampleRecord.of("r" + (rows.size() + 1))
                .setSplit(split)
                .setTitle(title)
                .setBody(body)
                .build());
        return this;
    }

    /**
     * Builds the dataset.
     *
     * @param directory appears, and gives the snapshot its name
     * @param options of the configuration
     */
    public Path build(Path directory, Map<String, String> options) {
        DatasetPlan plan = new DatasetPlan(
                directory.getFileName().toString(),
                new SnapshotCut("log", "dG9waWM", new TreeMap<>(Map.of(0, 1L))),
                DatasetConfiguration.fromMap(options),
                "0.1.0");
        try (DatasetBuilder builder = DatasetBuilder.create(plan, directory)) {
            rows.forEach(row -> builder.accept(row.getReviewId(), row, Instant.EPOCH));
            builder.finish();
        }
        return directory;
    }
}
