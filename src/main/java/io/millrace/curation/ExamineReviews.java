package io.millrace.curation;

import io.millrace.runtime.BadInputException;
import io.millrace.runtime.PlausibleTimestamps;
import io.millrace.schema.Review;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/** The node that examines reviews. It has no state; what it throws becomes a dead letter. */
final class ExamineReviews extends ContextualProcessor<String, Review, String, ReviewEvent> {

    static final String TIMESTAMP_REPLACED = "timestamp-replaced";
    static final String CREATED_AT_REPLACED = "created-at-replaced";

    private final Examination examination;
    private final Claims claims;
    private final KeyCheck keys;

    ExamineReviews(Examination examination, Claims claims, KeyCheck keys) {
        this.examination = examination;
        this.claims = claims;
        this.keys = keys;
    }

    @Override
    public void process(Record<String, Review> review) {
        var source = context().recordMetadata().orElseThrow();
        keys.check(review.key(), source.partition());
        List<String> flags = new ArrayList<>();
        if (review.headers().lastHeader(PlausibleTimestamps.HEADER) != null) {
            flags.add(TIMESTAMP_REPLACED);
        }
        ReviewEvent event = examine(source.offset(), review, flags).withFlags(flags);
        context().forward(new Record<>(review.key(), claim(review, event), review.timestamp()));
    }

    private ReviewEvent claim(Record<String, Review> review, ReviewEvent event) {
        return event.examined() instanceof Candidate candidate
                ? event.withClaim(claims.of(review.key(), review.timestamp(), event, candidate))
                : event;
    }

    private ReviewEvent examine(long offset, Record<String, Review> review, List<String> flags) {
        if (review.value() == null) {
            return new ReviewEvent(offset, new Erasure(), null, null, List.of());
        }
        if (!review.key().equals(review.value().getReviewId())) {
            throw new BadInputException("review_id differs from the key", "produce the review under its review_id");
        }
        return examination.examine(offset, review.value(), reviewedAt(review, flags));
    }

    private static long reviewedAt(Record<String, Review> review, List<String> flags) {
        Instant written = review.value().getCreatedAt();
        if (written == null) {
            return review.timestamp();
        }
        Duration ahead = PlausibleTimestamps.AHEAD_MAX;
        Instant latest = Instant.ofEpochMilli(review.timestamp()).plus(ahead);
        if (written.isBefore(Instant.EPOCH) || written.isAfter(latest)) {
            flags.add(CREATED_AT_REPLACED);
            return review.timestamp();
        }
        return written.toEpochMilli();
    }
}
