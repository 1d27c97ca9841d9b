package io.millrace.proof.guarantee;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What was sent about one review: its good events and its good feedback, each in the order of their log. */
final class ReviewHistory {

    private static final Comparator<GivenLabel> BY_WEIGHT_AND_TIME =
            Comparator.comparingDouble(GivenLabel::weight).thenComparingLong(GivenLabel::givenAt);

    private final String reviewId;
    private final List<SentReview> reviews = new ArrayList<>(1);
    private final List<GivenLabel> feedback = new ArrayList<>(0);
    private int forgottenMin;
    private int forgottenMax = Integer.MAX_VALUE;

    ReviewHistory(String reviewId) {
        this.reviewId = reviewId;
    }

    void add(SentReview review) {
        reviews.add(review);
    }

    void add(GivenLabel label) {
        feedback.add(label);
    }

    String reviewId() {
        return reviewId;
    }

    /** The events of the reviews topic. */
    List<SentReview> reviews() {
        return reviews;
    }

    /** All good feedback. */
    List<GivenLabel> feedback() {
        return feedback;
    }

    /** The newest event; null if there is only feedback. */
    SentReview last() {
        return reviews.isEmpty() ? null : reviews.get(reviews.size() - 1);
    }

    /**
     * Takes a training record of the review as evidence of when feedback arrived: one from before the last erasure with a label
     * of feedback shows that this feedback was forgotten, and all before it; a later one that it was not.
     *
     * @param sourceOffset offset of the event that the record is of
     * @param label its label
     */
    void witness(long sourceOffset, GivenLabel label) {
        long erased = lastErasure();
        if (erased >= 0 && sourceOffset < erased && feedback.contains(label)) {
            forgottenMin = Math.max(forgottenMin, feedback.indexOf(label) + 1);
        } else if (erased >= 0 && sourceOffset > erased && feedback.contains(label)) {
            forgottenMax = Math.min(forgottenMax, feedback.lastIndexOf(label));
        }
    }

    /**
     * The feedback that may count in the end: one label, or null for none. The one of most weight counts, of these the newest
     * by time, of two at one time the one that arrived later. Feedback and erasures are in different topics, so no order says how much of the feedback was
     * there when the last erasure made the service forget it: any beginning of it may have been, unless training records are
     * witnesses. Without an erasure one answer is possible; where witnesses contradict each other, none.
     */
    Set<GivenLabel> possibleFeedback() {
        Set<GivenLabel> possible = new HashSet<>();
        int forgottenMost = lastErasure() < 0 ? 0 : Math.min(forgottenMax, feedback.size());
        GivenLabel counting = null;
        for (int from = feedback.size(); from >= forgottenMin; from--) {
            counting = from == feedback.size() ? null : counting(feedback.get(from), counting);
            if (from <= forgottenMost) {
                possible.add(counting);
            }
        }
        return possible;
    }

    private long lastErasure() {
        return reviews.stream()
                .filter(SentReview::isErasure)
                .mapToLong(SentReview::offset)
                .max()
                .orElse(-1);
    }

    private static GivenLabel counting(GivenLabel earlier, GivenLabel later) {
        return later == null || BY_WEIGHT_AND_TIME.compare(earlier, later) > 0 ? earlier : later;
    }
}
