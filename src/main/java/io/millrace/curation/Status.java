package io.millrace.curation;

import io.millrace.grouping.Standing;
import io.millrace.grouping.Verdict;
import io.millrace.text.Fingerprint;

/**
 * What is known of a review: small and often updated, while its text is kept apart. Each part may be null.
 *
 * @param pending the newest event, if its claim is not answered yet
 * @param held what was accepted
 * @param counted where it is counted as a copy, if it was refused as one
 * @param feedback the label that a person gave
 */
public record Status(Pending pending, Held held, Counted counted, Label feedback) {

    /** Nothing known. */
    public static final Status NONE = new Status(null, null, null, null);

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
     * @param standing what the text told of other reviews of it
     * @param content digest of its content
     * @param published digest of content, label and copies of the training record; 0 if there is none
     * @param revision of the training record; 0 if there is none
     */
    public record Held(
            Fingerprint fingerprint, Fingerprint group, Standing standing, long content, long published, int revision) {

        Held published(long digest, int nextRevision) {
            return new Held(fingerprint, group, standing, content, digest, nextRevision);
        }

        Held with(Standing next) {
            return new Held(fingerprint, group, next, content, published, revision);
        }
    }

    /**
     * A copy that a text counts.
     *
     * @param text the text
     * @param identity that it is counted under
     * @param offset of the event that was refused
     */
    public record Counted(Fingerprint text, long identity, long offset) {

        /** Where a refused review is counted; null if it is not. */
        static Counted of(Verdict verdict) {
            return verdict.countedAt() == null
                    ? null
                    : new Counted(
                            verdict.countedAt(),
                            verdict.claim().identity(),
                            verdict.claim().offset());
        }
    }

    Status withPending(Pending next) {
        return new Status(next, held, counted, feedback);
    }

    Status withHeld(Held next) {
        return new Status(null, next, null, feedback);
    }

    Status withFeedback(Label next) {
        return new Status(pending, held, counted, next);
    }

    /** A review that was refused. */
    Status refused(Counted next) {
        return new Status(null, null, next, feedback);
    }

    /** Says whether a text of the review is kept. */
    boolean hasText() {
        return pending != null || held != null;
    }

    /** Says whether the accepted version has the fingerprint. */
    boolean holds(Fingerprint fingerprint) {
        return held != null && held.fingerprint().equals(fingerprint);
    }

    /** Says whether the claim in flight or the accepted version needs the fingerprint. */
    boolean uses(Fingerprint fingerprint) {
        return holds(fingerprint) || (pending != null && pending.fingerprint().equals(fingerprint));
    }

    /** The digest of the content whose text is kept; 0 if none is. */
    long keptContent() {
        return pending != null ? pending.content() : held != null ? held.content() : 0;
    }
}
