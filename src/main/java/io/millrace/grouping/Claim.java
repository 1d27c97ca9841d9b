package io.millrace.grouping;

import io.millrace.text.Fingerprint;
import java.util.List;

/**
 * A review's wish to hold a text. What the verdict needs to be told apart and explained travels with it; it holds no text.
 *
 * @param reviewId the review
 * @param offset the offset of the event that claims
 * @param time of that event, in milliseconds since 1970
 * @param identity digest of author and product: an equal one means the same opinion sent twice; of the review alone if one of
 *     them is unknown
 * @param stars the author's rating, 1 to 5, or 0 if there is none
 * @param group that the review must be in whatever its text, as all reviews of one author; null if the text decides
 * @param language the language that counted
 * @param flags the flags of the event
 */
public record Claim(
        String reviewId,
        long offset,
        long time,
        long identity,
        int stars,
        Fingerprint group,
        String language,
        List<String> flags) {}
