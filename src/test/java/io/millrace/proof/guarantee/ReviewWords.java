package io.millrace.proof.guarantee;

import io.millrace.text.Fingerprint;
import java.util.List;
import java.util.Objects;

/**
 * What a review event says, worked out by the pure functions on texts.
 *
 * @param title cleaned title, empty if there is none
 * @param body cleaned text
 * @param stars the author's stars, 0 if there are none
 * @param language the declared language as a code
 * @param productId the product, may be null
 * @param reviewerId the author, may be null
 * @param productCategory the product's category, may be null
 * @param writtenAt when it was written, in milliseconds since 1970
 * @param text fingerprint of the normalised text
 */
record ReviewWords(
        String title,
        String body,
        int stars,
        String language,
        String productId,
        String reviewerId,
        String productCategory,
        long writtenAt,
        Fingerprint text) {

    /** Whose opinion it is: the author's of the product, or nobody else's if one of them is unknown. */
    Fingerprint person(String reviewId) {
        boolean known = reviewerId != null && productId != null;
        return Fingerprint.of((known ? List.of(reviewerId, productId) : reviewId).toString());
    }

    /** A digest of all but the time: two deliveries of one review have the same. Absent counts as empty. */
    Fingerprint content() {
        StringBuilder framed = new StringBuilder();
        for (Object part : new Object[] {title, body, stars, language, productId, reviewerId, productCategory}) {
            String shown = Objects.toString(part, "");
            framed.append(shown.length()).append(':').append(shown);
        }
        return Fingerprint.of(framed.toString());
    }
}
