package io.millrace.cli;

import io.millrace.schema.Decision;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How far the erasure of some reviews is, as decisions and training records tell. First it is told what is there before,
 * then where the tombstones are, then what follows. For one thread.
 */
final class ErasureProgress {

    private final Map<String, Erased> reviews = new TreeMap<>();
    private int open;

    /** What is known of one review. */
    static final class Erased {
        private final String reviewId;
        private String before;
        private boolean recorded;
        private boolean withdrawn;
        private Long offset;
        private boolean decided;

        private Erased(String reviewId) {
            this.reviewId = reviewId;
        }

        String reviewId() {
            return reviewId;
        }

        /** The reason of the last decision before; null if there was none. */
        String before() {
            return before;
        }

        /** Whether curation has read the tombstone. */
        boolean decided() {
            return decided;
        }

        /** What became of the training record, in a word. */
        String record() {
            if (withdrawn) {
                return "withdrawn";
            }
            return recorded ? "stands" : "none";
        }

        /** The offset of the tombstone; null before it is sent. */
        Long offset() {
            return offset;
        }

        private boolean isDone() {
            return decided && (withdrawn || !recorded);
        }
    }

    ErasureProgress(Collection<String> reviewIds) {
        reviewIds.forEach(id -> reviews.put(id, new Erased(id)));
        open = reviews.size();
    }

    boolean concerns(String reviewId) {
        return reviews.containsKey(reviewId);
    }

    /** Tells of a decision about one of the reviews. */
    void decision(Decision decision) {
        Erased review = reviews.get(decision.getReviewId());
        if (review.offset == null) {
            review.before = decision.getReason();
        } else if (review.offset == decision.getSourceOffset()) {
            change(review, () -> review.decided = true);
        }
    }

    /** Tells of a training record of one of the reviews, or of its withdrawal. */
    void record(String reviewId, boolean present) {
        Erased review = reviews.get(reviewId);
        if (review.offset == null) {
            review.recorded = present;
        } else if (!present) {
            change(review, () -> review.withdrawn = true);
        }
    }

    /** Tells where the tombstones are, by review, all at once. */
    void sent(Map<String, Long> offsets) {
        offsets.forEach((id, offset) -> reviews.get(id).offset = offset);
    }

    /** How many are not erased yet. */
    int open() {
        return open;
    }

    /** All of them, in the order of their ids. */
    List<Erased> all() {
        return List.copyOf(reviews.values());
    }

    private void change(Erased review, Runnable change) {
        boolean before = review.isDone();
        change.run();
        open -= !before && review.isDone() ? 1 : 0;
    }
}
