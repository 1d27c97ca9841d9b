package io.millrace.replay;

import io.millrace.schema.Decision;
import io.millrace.schema.DecisionOutcome;
import io.millrace.schema.Split;
import io.millrace.schema.TrainingRecord;
import io.millrace.testing.SampleRecord;
import java.time.Instant;
import java.util.List;

/** Decisions and training records with little in them. */
final class Decisions {

    private Decisions() {}

    static Decision accepted(int partition, long offset, String group, String split) {
        return decision(partition, offset, DecisionOutcome.ACCEPTED, "accepted")
                .setGroup(group)
                .setSplit(split)
                .setLanguage("en")
                .build();
    }

    static Decision rejected(int partition, long offset, String reason) {
        return decision(partition, offset, DecisionOutcome.REJECTED, reason)
                .setLanguage("de")
                .build();
    }

    /** A duplicate of another review. */
    static Decision copy(int partition, long offset, String matched) {
        return decision(partition, offset, DecisionOutcome.REJECTED, "duplicate")
                .setMatchedReviewId(matched)
                .setSimilarity(1.0)
                .setLanguage("en")
                .build();
    }

    static TrainingRecord record(long offset, int stars, String body, Split split) {
        return SampleRecord.of("r" + offset)
                .setSplit(split)
                .setBody(body)
                .setStars(stars)
                .setSourceOffset(offset)
                .build();
    }

    private static Decision.Builder decision(int partition, long offset, DecisionOutcome outcome, String reason) {
        return Decision.newBuilder()
                .setReviewId("r" + offset)
                .setSourceTopic("reviews")
                .setSourcePartition(partition)
                .setSourceOffset(offset)
                .setOutcome(outcome)
                .setReason(reason)
                .setRule("settle")
                .setRuleVersion(1)
                .setLabelled(true)
                .setFlags(List.of())
                .setDecidedAt(Instant.EPOCH);
    }
}
