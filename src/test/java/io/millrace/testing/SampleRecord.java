package io.millrace.testing;

import io.millrace.schema.Split;
import io.millrace.schema.TrainingRecord;
import java.time.Instant;

/** A training record as curation writes them; tests set what they are about. */
public final class SampleRecord {

    private SampleRecord() {}

    /** Begins one: of the train split, five stars by its author, English, without a title. */
    public static TrainingRecord.Builder of(String reviewId) {
        return TrainingRecord.newBuilder()
                .setReviewId(reviewId)
                .setGroup("0123456789abcdef0123456789abcdef")
                .setSplit(Split.TRAIN)
                .setTitle("")
                .setBody("A text")
                .setStars(5)
                .setLabelSource("review")
                .setLabelWeight(1)
                .setLanguage("en")
                .setFingerprint("fedcba9876543210fedcba9876543210")
                .setSourcePartition(0)
                .setSourceOffset(0)
                .setRevision(1)
                .setReviewedAt(Instant.EPOCH)
                .setLabelledAt(Instant.EPOCH);
    }
}
