package io.millrace.proof.guarantee;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What was sent about one review: its good events and its good feedback, each in the order of their log. */
final class ReviewHistory {

    private final String reviewId;
    private final List<SentReview> reviews = new ArrayList<>(1);
    private final List<GivenLabel> feedback = new ArrayList<>(0);

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
     * The feedback that may count in the end: one label, or null for none. The newest by time counts, of two at one time the
     * one that arrived later. Feedback and erasures are in different topics, so nobody says how much of the feedback was there
     * when the last erasure made the service forget it: any beginning of it may have been. Without an erasure one answer is
     * possible.
     */
    Set<GivenLabel> possibleFeedback() {
        Set<GivenLabel> possible = new HashSet<>();
        GivenLabel newest = null;
        boolean erased = reviews.stream().anyMatch(SentReview::isErasure);
        for (int i = feedback.size() - 1; i >= 0; i--) {
            if (erased) {
                possible.add(newest);
            }
            GivenLabel earlier = feedback.get(i);
            newest = newest == null || earlier.givenAt() > newest.givenAt() ? earlier : newest;
        }
        possible.add(newest);
        return possible;
    }
}
