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
import java.util.ArrayList;
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
        return new ReviewEvent(offset, new Rejection(reason, null), null, List.of());
    }

    private ReviewEvent examineText(long offset, Review review, ReviewText text, long reviewedAt) {
        RedactedReview redacted = redactor.redact(text);
        ReviewText words = redacted.words();
        List<String> flags = new ArrayList<>(
                redacted.found().stream().map(PersonalData::flag).toList());
        Examined examined = quality.rejecting(words)
                .<Examined>map(rule -> new Rejection(Reason.of(rule), null))
                .orElseGet(() -> examineLanguage(offset, review, redacted, reviewedAt));
        if (examined instanceof Candidate candidate && contradicts(candidate, words)) {
            flags.add(RATING_CONTRADICTION);
        }
        return new ReviewEvent(offset, examined, null, List.copyOf(flags));
    }

    private Examined examineLanguage(long offset, Review review, RedactedReview redacted, long reviewedAt) {
        LanguageVerdict verdict = settings.languageRule()
                .judge(
                        review.getLanguage(),
                        () -> languages.detect(redacted.words().joined()));
        if (verdict.accepted()) {
            return candidate(offset, review, redacted.text(), verdict.language(), reviewedAt);
        }
        Reason reason = LanguageVerdict.UNDETERMINED_LANGUAGE.equals(verdict.reason())
                ? Reason.UNDETERMINED_LANGUAGE
                : Reason.LANGUAGE;
        return new Rejection(reason, verdict.language());
    }

    private Candidate candidate(long offset, Review review, ReviewText text, String language, long reviewedAt) {
        return new Candidate(
                offset,
                text.title(),
                text.body(),
                Objects.requireNonNullElse(review.getStars(), 0),
                language,
                review.getProductId(),
                review.getReviewerId(),
                review.getProductCategory(),
                reviewedAt,
                Fingerprint.of(normalizer.normalize(text.joined())));
    }

    private boolean contradicts(Candidate candidate, ReviewText words) {
        return settings.quality().checkRating() && Opinions.contradict(candidate.language(), words, candidate.stars());
    }

    private static int length(String text) {
        return text == null ? 0 : text.length();
    }
}
