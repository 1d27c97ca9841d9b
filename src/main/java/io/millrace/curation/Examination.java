package io.millrace.curation;

import io.millrace.schema.Review;
import io.millrace.text.Fingerprint;
import io.millrace.text.LanguageIdentifier;
import io.millrace.text.LanguageVerdict;
import io.millrace.text.ReviewText;
import io.millrace.text.TextCleaner;
import io.millrace.text.TextNormalizer;
import java.util.Objects;

/**
 * Looks at one review by itself: length, stars, language; cleans it and takes its fingerprint. Pure: the same review gives
 * the same answer, whatever came before, and everything that can throw is here, before any state is touched.
 *
 * <p>Safe for use by several threads.
 */
public final class Examination {

    private final CurationSettings settings;
    private final TextCleaner cleaner;
    private final TextNormalizer normalizer;
    private final LanguageIdentifier languages;

    /**
     * Makes an examination.
     *
     * @param settings the limits and policies
     * @param languages tells languages apart; shared, since its models are large
     */
    public Examination(CurationSettings settings, LanguageIdentifier languages) {
        this.settings = settings;
        this.cleaner = new TextCleaner(settings.cleaning());
        this.normalizer = new TextNormalizer(settings.normalization());
        this.languages = languages;
    }

    /**
     * Examines a review.
     *
     * @param offset the offset of its event
     * @param review the review
     * @param reviewedAt when it was written, in milliseconds since 1970
     * @return a candidate or a rejection
     */
    public Examined examine(long offset, Review review, long reviewedAt) {
        if (length(review.getReviewTitle()) + length(review.getReviewBody()) > settings.charsMax()) {
            return new Rejection(Reason.TOO_LONG, null);
        }
        if (review.getStars() != null && (review.getStars() < 1 || review.getStars() > 5)) {
            return new Rejection(Reason.INVALID_STARS, null);
        }
        ReviewText text = new ReviewText(cleaner.clean(review.getReviewTitle()), cleaner.clean(review.getReviewBody()));
        return text.isBlank() ? new Rejection(Reason.EMPTY, null) : examineLanguage(offset, review, text, reviewedAt);
    }

    private Examined examineLanguage(long offset, Review review, ReviewText text, long reviewedAt) {
        LanguageVerdict verdict =
                settings.languageRule().judge(review.getLanguage(), () -> languages.detect(text.joined()));
        if (!verdict.accepted()) {
            Reason reason = LanguageVerdict.UNDETERMINED_LANGUAGE.equals(verdict.reason())
                    ? Reason.UNDETERMINED_LANGUAGE
                    : Reason.LANGUAGE;
            return new Rejection(reason, verdict.language());
        }
        return new Candidate(
                offset,
                text.title(),
                text.body(),
                Objects.requireNonNullElse(review.getStars(), 0),
                verdict.language(),
                review.getProductId(),
                review.getReviewerId(),
                review.getProductCategory(),
                reviewedAt,
                Fingerprint.of(normalizer.normalize(text.joined())));
    }

    private static int length(String text) {
        return text == null ? 0 : text.length();
    }
}
