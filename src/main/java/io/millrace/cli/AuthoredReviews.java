package io.millrace.cli;

import java.util.Set;
import java.util.TreeSet;

/**
 * Which reviews of one author a log holds. Remembers ids only, those of that author. To be told of the log in its order;
 * for one thread.
 */
final class AuthoredReviews {

    private final String reviewerId;
    private final Set<String> present = new TreeSet<>();
    private final Set<String> gone = new TreeSet<>();

    AuthoredReviews(String reviewerId) {
        this.reviewerId = reviewerId;
    }

    /**
     * The log names an author. An edit that names another one takes the review from nobody: what the first wrote was kept
     * under the same id.
     *
     * @param author null if the record does not tell
     */
    void saw(String reviewId, String author) {
        if (reviewerId.equals(author)) {
            gone.remove(reviewId);
            present.add(reviewId);
        }
    }

    /** The log withdraws a review, whoever wrote it: who comes under its id later is somebody new. */
    void withdrawn(String reviewId) {
        if (present.remove(reviewId)) {
            gone.add(reviewId);
        }
    }

    /** Ids of reviews that were not withdrawn since. */
    Set<String> present() {
        return present;
    }

    /** Ids of reviews that were. */
    Set<String> gone() {
        return gone;
    }
}
