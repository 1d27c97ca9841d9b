package io.millrace.snapshot;

import io.millrace.schema.Split;
import io.millrace.schema.TrainingRecord;
import java.time.Instant;

/** Training records. */
final class Labelled {

    private Labelled() {}

    static TrainingRecord train(String id, int stars) {
        return create(id, stars, Split.TRAIN, 1);
    }

    static TrainingRecord create(String id, int stars, Split split, int revision) {
        return TrainingRecord.newBuilder()
                .setReviewId(id)
                .setGroup("0123456789abcdef0123456789abcdef")
                .setSplit(split)
                .setTitle("A title")
                .setBody("A text")
                .setStars(stars)
                .setLabelSource("review")
                .setLabelWeight(1)
                .setLanguage("en")
                .setFingerprint("fedcba9876543210fedcba9876543210")
                .setSourcePartition(0)
                .setSourceOffset(0)
                .setRevision(revision)
                .setReviewedAt(Instant.EPOCH)
                .setLabelledAt(Instant.EPOCH)
                .build();
    }
}
