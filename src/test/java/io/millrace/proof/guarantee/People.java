package io.millrace.proof.guarantee;

import io.millrace.text.Fingerprint;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Which reviews are of one person, and which texts they ever had. A person who sent several reviews of a text counts once, by
 * whichever came first: of these it depends on times what becomes of them.
 */
final class People {

    private final SentTexts texts;
    private final Map<Fingerprint, Set<String>> reviews = new HashMap<>();
    private final Map<String, Set<Fingerprint>> sent = new HashMap<>();

    /**
     * Looks at all that was sent.
     *
     * @param texts tells which are near
     */
    People(Collection<ReviewHistory> histories, SentTexts texts) {
        this.texts = texts;
        histories.forEach(history -> history.reviews().stream()
                .filter(SentReview::isCandidate)
                .forEach(review -> add(history.reviewId(), review)));
    }

    private void add(String reviewId, SentReview review) {
        reviews.computeIfAbsent(review.person(), any -> new HashSet<>(1)).add(reviewId);
        sent.computeIfAbsent(reviewId, any -> new HashSet<>(1)).add(review.text());
    }

    /** Whether no other review of its person ever had its text, one of the others that are given, or one near these. */
    boolean isAlone(String reviewId, SentReview review, Set<Fingerprint> others) {
        Set<Fingerprint> around = new HashSet<>(others);
        around.add(review.text());
        Set.copyOf(around).forEach(text -> around.addAll(texts.near(text)));
        return reviews.get(review.person()).stream()
                .filter(other -> !other.equals(reviewId))
                .flatMap(other -> sent.get(other).stream())
                .noneMatch(around::contains);
    }
}
