package io.millrace.training;

import io.millrace.dataset.DatasetBuilder;
import io.millrace.dataset.DatasetConfiguration;
import io.millrace.dataset.DatasetPlan;
import io.millrace.dataset.SnapshotCut;
import io.millrace.schema.Split;
import io.millrace.schema.TrainingRecord;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Builds datasets whose records are all of the train split, as the builder does. */
final class TrainDataset {

    private static final String HASH = "0123456789abcdef0123456789abcdef";

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
        return TrainingRecord.newBuilder()
                .setReviewId(id)
                .setGroup(HASH)
                .setSplit(Split.TRAIN)
                .setTitle(title)
                .setBody(body)
                .setStars(stars)
                .setLabelSource("review")
                .setLabelWeight(1)
                .setLanguage("en")
                .setFingerprint(HASH)
                .setSourcePartition(0)
                .setSourceOffset(0)
                .setRevision(1)
                .setReviewedAt(Instant.EPOCH)
                .setLabelledAt(Instant.EPOCH)
                .build();
    }
}
