package io.millrace.training;

import io.millrace.dataset.DatasetBuilder;
import io.millrace.dataset.DatasetConfiguration;
import io.millrace.dataset.DatasetPlan;
import io.millrace.dataset.SnapshotCut;
import io.millrace.schema.TrainingRecord;
import io.millrace.testing.SampleRecord;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Builds datasets whose records are all of the train split, as the builder does. */
final class TrainDataset {

    private TrainDataset() {}

    static void write(Path directory, List<TrainingRecord> rows, Map<String, String> options) {
        DatasetPlan plan = new DatasetPlan(
                "s-000001-00000000",
                new SnapshotCut("millrace.training-records", "id", new TreeMap<>(Map.of(0, 1L))),
                DatasetConfiguration.fromMap(options),
                "test");
        try (DatasetBuilder builder = DatasetBuilder.create(plan, directory)) {
            rows.forEach(row -> builder.accept(row.getReviewId(), row, Instant.EPOCH));
            builder.finish();
        }
    }

    static TrainingRecord row(String id, String body, int stars) {
        return row(id, "Coat", body, stars);
    }

    static TrainingRecord row(String id, String title, String body, int stars) {
        return SampleRecord.of(id).setTitle(title).setBody(body).setStars(stars).build();
    }
}
