package io.millrace.proof.workload;

import io.millrace.schema.Review;

/** A review that was sent, as it was when it was last sent in an allowed language. It may have been erased since. */
final class Sent {

    private Original text;
    private Review review;

    Sent(Original text, Review review) {
        become(text, review);
    }

    /** Notes a newer version. */
    void become(Original newText, Review newReview) {
        text = newText;
        review = newReview;
    }

    String reviewId() {
        return review.getReviewId();
    }

    /** Its text, whatever case and white space it was sent in. */
    Original text() {
        return text;
    }

    Review review() {
        return review;
    }
}
