package io.millrace.curation;

import io.millrace.text.Fingerprint;
import java.util.Objects;

/**
 * A review that passed examination, as it is kept until it is erased.
 *
 * @param sourceOffset offset of its event in the reviews topic
 * @param title cleaned title, empty if there is none
 * @param body cleaned text
 * @param stars the author's rating, 1 to 5, or 0 if there is none
 * @param language ISO 639-1, or {@code undetermined}
 * @param productId the product, may be null
 * @param reviewerId the author, may be null
 * @param productCategory the product's category, may be null
 * @param reviewedAt when it was written, in milliseconds since 1970
 * @param fingerprint of the normalised text
 */
public record Candidate(
        long sourceOffset,
        String title,
        String body,
        int stars,
        String language,
        String productId,
        String reviewerId,
        String productCategory,
        long reviewedAt,
        Fingerprint fingerprint)
        implements Examined {

    /** The author's rating as a label; null if there is none. */
    public Label authorLabel() {
        return stars == 0 ? null : new Label(stars, Label.AUTHOR, 1.0, reviewedAt);
    }

    /**
     * A digest of title, body, stars, language, product, author and category: equal digests, equal content. Offset and time
     * are not part of it, so that a second delivery of the same event has the same digest. Not 0.
     */
    public long contentDigest() {
        String content =
                String.join("\u0000", title, body, language, text(productId), text(reviewerId), text(productCategory));
        long digest = 31 * Fingerprint.of(content).high() + stars;
        return digest == 0 ? 1 : digest;
    }

    private static String text(String value) {
        return Objects.toString(value, "");
    }
}
