package io.millrace.curation;

import io.millrace.text.Fingerprint;

/**
 * What is known of a review: small and often updated, while its text is kept apart. Each part may be null.
 *
 * @param pending the newest event, if its claim is not answered yet
 * @param held what was accepted
 * @param feedback the label that a person gave
 */
public record Status(Pending pending, Held held, Label feedback) {

    /** Nothing known. */
    public static final Status NONE = new Status(null, null, null);

    /**
     * A claim in flight.
     *
     * @param offset of the event that claims
     * @param fingerprint that it claims
     * @param content digest of its content
     */
    public record Pending(long offset, Fingerprint fingerprint, long content) {}

    /**
     * An accepted version.
     *
     * @param fingerprint that the review owns
     * @param group that it belongs to
     * @param content digest of its content
     * @param published digest of content and label of the training record; 0 if there is none
     * @param revision of the training record; 0 if there is none
     */
    public record Held(Fingerprint fingerprint, Fingerprint group, long content, long published, int revision) {

        Held published(long digest, int nextRevision) {
            return new Held(fingerprint, group, content, digest, nextRevision);
        }
    }

    Status withPending(Pending next) {
        return new Status(next, held, feedback);
    }

    Status withHeld(Held next) {
        return new Status(null, next, feedback);
    }

    Status withFeedback(Label next) {
        return new Status(pending, held, next);
    }

    Status onlyFeedback() {
        return new Status(null, null, feedback);
    }

    /** Says whether a text of the review is kept. */
    boolean hasText() {
        return pending != null || held != null;
    }

    /** Says whether the claim in flight or the accepted version needs the fingerprint. */
    boolean uses(Fingerprint fingerprint) {
        return (pending != null && pending.fingerprint().equals(fingerprint))
                || (held != null && held.fingerprint().equals(fingerprint));
    }

    /** The digest of the content whose text is kept; 0 if none is. */
    long keptContent() {
        return pending != null ? pending.content() : held != null ? held.content() : 0;
    }
}
