package io.millrace.snapshot;

import io.millrace.schema.Split;
import io.millrace.schema.TrainingRecord;
import io.millrace.testing.SampleRecord;

/** Training records. */
final class Labelled {

    private Labelled() {}

    static TrainingRecord train(String id, int stars) {
        return create(id, stars, Split.TRAIN, 1);
    }

    static TrainingRecord create(String id, int stars, Split split, int revision) {
        return SampleRecord.of(id)
                .setSplit(split)
                .setTitle("A title")
                .setStars(stars)
                .setRevision(revision)
                .build();
    }
}
