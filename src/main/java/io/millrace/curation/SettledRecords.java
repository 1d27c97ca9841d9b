package io.millrace.curation;

import io.millrace.schema.Decision;
import io.millrace.schema.Split;
import io.millrace.schema.TrainingRecord;
import io.millrace.text.Fingerprint;
import java.time.Instant;
import java.util.Locale;

/** Makes the records of the outer topics from what was settled. */
final class SettledRecords {

    private final String reviewsTopic;
    private final SplitRule splitRule;

    SettledRecords(String reviewsTopic, SplitRule splitRule) {
        this.reviewsTopic = reviewsTopic;
        this.splitRule = splitRule;
    }

    Decision decision(String reviewId, int partition, long time, Effect.Decide decide) {
        Reason reason = decide.reason();
        return Decision.newBuilder()
                .setReviewId(reviewId)
                .setSourceTopic(reviewsTopic)
                .setSourcePartition(partition)
                .setSourceOffset(decide.offset())
                .setOutcome(reason.outcome())
                .setReason(reason.label())
                .setRule(reason.rule())
                .setRuleVersion(reason.ruleVersion())
                .setMatchedReviewId(decide.matched())
                .setSimilarity(decide.similarity())
                .setLanguage(decide.language())
                .setGroup(decide.group() == null ? null : decide.group().hex())
                .setSplit(
                        decide.group() == null
                                ? null
                                : split(decide.group()).name().toLowerCase(Locale.ROOT))
                .setLabelled(decide.labelled())
                .setFlags(decide.flags())
                .setDecidedAt(Instant.ofEpochMilli(time))
                .build();
    }

    TrainingRecord trainingRecord(String reviewId, int partition, Effect.Publish publish) {
        Candidate text = publish.candidate();
        Label label = publish.label();
        return TrainingRecord.newBuilder()
                .setReviewId(reviewId)
                .setGroup(publish.group().hex())
                .setSplit(split(publish.group()))
                .setTitle(text.title())
                .setBody(text.body())
                .setStars(label.stars())
                .setLabelSource(label.source())
                .setLabelWeight(label.weight())
                .setCorrectedStars(label.corrected())
                .setCopies(publish.copies())
                .setLanguage(text.language())
                .setProductId(text.productId())
                .setReviewerId(text.reviewerId())
                .setProductCategory(text.productCategory())
                .setFingerprint(text.fingerprint().hex())
                .setSourcePartition(partition)
                .setSourceOffset(text.sourceOffset())
                .setRevision(publish.revision())
                .setReviewedAt(Instant.ofEpochMilli(text.reviewedAt()))
                .setLabelledAt(Instant.ofEpochMilli(label.givenAt()))
                .build();
    }

    private Split split(Fingerprint group) {
        return splitRule.assign(group.hex());
    }
}
