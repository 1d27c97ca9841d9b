package io.millrace.proof.guarantee;

import io.millrace.proof.workload.EventClass.Expectation;
import io.millrace.testing.Coordinates;
import io.millrace.text.Fingerprint;

/**
 * An event of the reviews topic that must get a decision.
 *
 * @param id id of the event
 * @param at where it is
 * @param time of its record, in milliseconds since 1970
 * @param expectation what must become of it
 * @param language the language that counts; null for an erasure
 * @param text fingerprint of its text; null unless it is a candidate
 * @param content digest of all that it says, but for times; null unless it is a candidate
 * @param person digest of author and product, or of the review if one of them is unknown; null unless it is a candidate
 * @param stars the author's stars, 0 if there are none
 */
record SentReview(
        String id,
        Coordinates at,
        long time,
        Expectation expectation,
        String language,
        Fingerprint text,
        Fingerprint content,
        Fingerprint person,
        int stars) {

    static SentReview erasure(SentEvent event) {
        return of(event, null, null, null, null, 0);
    }

    static SentReview rejected(SentEvent event, ReviewWords words) {
        return of(event, words.language(), null, null, null, 0);
    }

    static SentReview candidate(SentEvent event, ReviewWords words) {
        return of(
                event, words.language(), words.text(), words.content(), words.person(event.reviewId()), words.stars());
    }

    boolean isCandidate() {
        return expectation == Expectation.CANDIDATE;
    }

    boolean isErasure() {
        return expectation == Expectation.ERASURE;
    }

    long offset() {
        return at.offset();
    }

    private static SentReview of(
            SentEvent event, String language, Fingerprint text, Fingerprint content, Fingerprint person, int stars) {
        long time = event.raw().timestamp();
        return new SentReview(
                event.id(), event.at(), time, event.expectation(), language, text, content, person, stars);
    }
}
