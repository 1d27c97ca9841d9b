package io.millrace.curation;

import io.millrace.privacy.PersonalData;
import io.millrace.privacy.RedactedReview;
import io.millrace.privacy.Redactor;
import io.millrace.quality.Opinions;
import io.millrace.quality.QualityRules;
import io.millrace.schema.Review;
import io.millrace.text.Fingerprint;
import io.millrace.text.LanguageIdentifier;
import io.millrace.text.LanguageVerdict;
import io.millrace.text.ReviewText;
import io.millrace.text.TextCleaner;
import io.millrace.text.TextNormalizer;
import java.util.List;
import java.util.Objects;

/**
 * Looks at one review by itself: length, stars; cleans it and takes personal data out of it; then quality and language, which
 * are told from the author's words, without placeholders; and its fingerprint. Pure: the same review gives the same answer,
 * whatever came before, and everything that can throw is here, before any state is touched.
 *
 * <p>Nothing that a candidate holds, its fingerprint included, is made of the text before redaction.
 *
 * <p>Safe for use by several threads.
 */
public final class Examination {

    static final String RATING_CONTRADICTION = "rating-contradiction";

    private final CurationSettings settings;
    private final TextCleaner cleaner;
    private final Redactor redactor;
    private final QualityRules quality;
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
        this.redactor = new Redactor(settings.redaction());
        this.quality = new QualityRules(settings.quality());
        this.normalizer = new TextNormalizer(settings.normalization());
        this.languages = languages;
    }

    /**
     * Examines a review.
     *
     * @param offset the offset of its event
     * @param review the review
     * @param reviewedAt when it was written, in milliseconds since 1970
     * @return a candidate or a rejection, and what was odd about it
     */
    public ReviewEvent examine(long offset, Review review, long reviewedAt) {
        if (length(review.getReviewTitle()) + length(review.getReviewBody()) > settings.charsMax()) {
            return rejected(offset, Reason.TOO_LONG);
        }
        if (review.getStars() != null && (review.getStars() < 1 || review.getStars() > 5)) {
            return rejected(offset, Reason.INVALID_STARS);
        }
        ReviewText text = new ReviewText(cleaner.clean(review.getReviewTitle()), cleaner.clean(review.getReviewBody()));
        return text.isBlank() ? rejected(offset, Reason.EMPTY) : examineText(offset, review, text, reviewedAt);
    }

    private static ReviewEvent rejected(long offset, Reason reason) {
        return rejected(offset, new Rejection(reason, null), List.of());
    }

    private static ReviewEvent rejected(long offset, Rejection rejection, List<String> flags) {
        return new ReviewEvent(offset, rejection, null, null, flags);
    }

    private ReviewEvent examineText(long offset, Review review, ReviewText text, long reviewedAt) {
        RedactedReview redacted = redactor.redact(text);
        List<String> flags = redacted.found().stream().map(PersonalData::flag).toList();
        return quality.rejecting(redacted.words())
                .map(rule -> rejected(offset, new Rejection(Reason.of(rule), null), flags))
                .orElseGet(() -> examineLanguage(offset, review, redacted, reviewedAt, flags));
    }

    private ReviewEvent examineLanguage(
            long offset, Review review, RedactedReview redacted, long reviewedAt, List<String> flags) {
        LanguageVerdict verdict = settings.languageRule()
                .judge(
                        review.getLanguage(),
                        () -> languages.detect(redacted.words().joined()));
        if (verdict.accepted()) {
            return accepted(offset, review, redacted, verdict.language(), reviewedAt, flags);
        }
        Reason reason = LanguageVerdict.UNDETERMINED_LANGUAGE.equals(verdict.reason())
                ? Reason.UNDETERMINED_LANGUAGE
                : Reason.LANGUAGE;
        return rejected(offset, new Rejection(reason, verdict.language()), flags);
    }

    private ReviewEvent accepted(
            long offset, Review review, RedactedReview redacted, String language, long reviewedAt, List<String> flags) {
        ReviewText text = redacted.text();
        String normalised = normalizer.normalize(text.joined());
        Candidate candidate = new Candidate(
                offset,
                text.title(),
                text.body(),
                Objects.requireNonNullElse(review.getStars(), 0),
                language,
                review.getProductId(),
                review.getReviewerId(),
                review.getProductCategory(),
                reviewedAt,
                Fingerprint.of(normalised));
        return new ReviewEvent(offset, candidate, normalised, null, flags).withFlags(oddities(candidate, redacted));
    }

    private List<String> oddities(Candidate candidate, RedactedReview redacted) {
        boolean contradicts = settings.quality().checkRating()
                && Opinions.contradict(candidate.language(), redacted.words(), candidate.stars());
        return contradicts ? List.of(RATING_CONTRADICTION) : List.of();
    }

    private static int length(String text) {
        return text == null ? 0 : text.length();
    }
}
