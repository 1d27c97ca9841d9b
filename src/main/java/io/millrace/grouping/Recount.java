package io.millrace.grouping;

import io.millrace.text.Fingerprint;
import java.util.List;

/**
 * Tells a review that holds a text how it stands by now. A review that let go of the text meanwhile ignores it.
 *
 * @param reviewId the review
 * @param text the text
 * @param standing how it stands
 */
public record Recount(String reviewId, Fingerprint text, Standing standing) implements TextAnswer {

    /**
     * What all that hold a text are to be told.
     *
     * @param known what is known of the text; null for nothing
     */
    public static List<Recount> of(Fingerprint text, KnownText known) {
        if (known == null) {
            return List.of();
        }
        return known.holders().stream()
                .map(Holder::reviewId)
                .map(reviewId -> new Recount(reviewId, text, known.standing(reviewId)))
                .toList();
    }

    /**
     * Says whether a change concerns a review that held the text before and still does. One that gets it is told by its verdict.
     *
     * @param before what was known of the text; null for nothing
     * @param after what is known by now; null for nothing
     */
    public static boolean isDue(KnownText before, KnownText after) {
        if (before == null || after == null || before.countsAs(after)) {
            return false;
        }
        return after.holders().stream()
                .map(Holder::reviewId)
                .filter(before::isHeldBy)
                .anyMatch(reviewId -> !after.standing(reviewId).equals(before.standing(reviewId)));
    }
}
