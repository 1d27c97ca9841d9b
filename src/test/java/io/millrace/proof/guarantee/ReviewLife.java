package io.millrace.proof.guarantee;

import io.millrace.curation.CurationLogs.Kind;
import io.millrace.proof.guarantee.OwnerReplay.Ruling;
import io.millrace.testing.Coordinates;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What must have become of one review: its events in the order of their log, with the replayed answers to their claims. Which
 * events were overtaken by newer ones is a matter of time, so that alone is taken from the decisions; but the newest event
 * never is.
 *
 * <p>The text that the service keeps is that of the first of several deliveries in a row that say the same. A delivery that
 * was refused as a duplicate, an erasure and a rejection end such a row.
 */
final class ReviewLife {

    /**
     * The decision that an event must get.
     *
     * @param review the event
     * @param reason the reason; null if its claim is missing, so that nothing can be said
     * @param matched the review that the decision names; null if none
     * @param similarity with the text of that review; null unless it is refused for it
     */
    record Expected(SentReview review, String reason, String matched, Double similarity) {}

    private final String reviewId;
    private final OwnerReplay owners;
    private final List<Expected> decisions = new ArrayList<>(1);
    private final Set<Long> recordSources = new HashSet<>();
    private SentReview kept;
    private SentReview held;
    private long textSource;

    ReviewLife(ReviewHistory history, OwnerReplay owners, Map<Coordinates, String> reasons) {
        this.reviewId = history.reviewId();
        this.owners = owners;
        for (SentReview review : history.reviews()) {
            boolean overtaken = review != history.last() && "superseded".equals(reasons.get(review.at()));
            live(review, overtaken);
        }
    }

    /** The decisions that its events must get, in the order of the events. */
    List<Expected> decisions() {
        return decisions;
    }

    /** The event that is accepted in the end; null if none. */
    SentReview held() {
        return held;
    }

    /** Where the text that is kept in the end may come from: the offsets that its training record may name. */
    Set<Long> recordSources() {
        return recordSources;
    }

    /** The offset of the event whose text is kept in the end; without meaning if none is. */
    long textSource() {
        return textSource;
    }

    private void live(SentReview review, boolean overtaken) {
        if (!review.isCandidate()) {
            drop();
            expect(review, review.isErasure() ? "erased" : "language", null);
            return;
        }
        boolean again = kept != null && kept.content().equals(review.content());
        textSource = again ? textSource : review.offset();
        kept = review;
        if (overtaken) {
            expect(review, "superseded", null);
        } else {
            settle(review, owners.ruling(reviewId, review.offset()));
        }
    }

    private void settle(SentReview review, Ruling ruling) {
        if (ruling == null) {
            drop();
            expect(review, null, null);
        } else if (ruling.isGrant()) {
            accept(review);
        } else {
            drop();
            Double similarity = ruling.matched() == null ? null : ruling.similarity();
            decisions.add(new Expected(review, reason(ruling.kind()), ruling.matched(), similarity));
        }
    }

    private static String reason(Kind refusal) {
        return switch (refusal) {
            case DUPLICATE -> "duplicate";
            case NEAR_DUPLICATE -> "near-duplicate";
            case TORN -> "split-conflict";
            case GRANTED -> throw new IllegalArgumentException("granted is no refusal");
        };
    }

    private void accept(SentReview review) {
        boolean redelivered = held != null && held.content().equals(review.content());
        if (redelivered) {
            expect(review, "redelivered", reviewId);
        } else {
            recordSources.clear();
            expect(review, held == null ? "accepted" : "updated", null);
        }
        recordSources.add(textSource);
        held = review;
    }

    private void drop() {
        kept = null;
        held = null;
        recordSources.clear();
    }

    private void expect(SentReview review, String reason, String matched) {
        decisions.add(new Expected(review, reason, matched, null));
    }
}
