package io.millrace.curation;

import io.millrace.grouping.Claim;
import io.millrace.grouping.TextMessage.Claimed;
import io.millrace.text.Fingerprint;
import io.millrace.text.Sketch;

/** Makes the claim of a candidate on its text. Pure; safe for use by several threads. */
final class Claims {

    private static final Sketch NONE = new Sketch(new int[0], 0);

    private final GroupingSettings settings;

    Claims(CurationSettings settings) {
        this.settings = settings.grouping();
    }

    /**
     * Makes a claim.
     *
     * @param time of the event, in milliseconds since 1970
     * @param event the event, with its normalised text
     * @param candidate what examination made of it
     */
    Claimed of(String reviewId, long time, ReviewEvent event, Candidate candidate) {
        Claim claim = new Claim(
                reviewId,
                event.offset(),
                time,
                identity(reviewId, candidate),
                candidate.stars(),
                group(candidate),
                candidate.language(),
                event.flags());
        return new Claimed(claim, settings.near() ? Sketch.of(event.normalised()) : NONE);
    }

    private static long identity(String reviewId, Candidate candidate) {
        boolean known = candidate.reviewerId() != null && candidate.productId() != null;
        return Fingerprint.of(known ? candidate.reviewerId() + '\0' + candidate.productId() : reviewId)
                .high();
    }

    private Fingerprint group(Candidate candidate) {
        String owner = switch (settings.splitGroup()) {
            case TEXT -> null;
            case AUTHOR -> candidate.reviewerId();
            case PRODUCT -> candidate.productId();
        };
        return owner == null ? null : Fingerprint.of(settings.splitGroup() + "\0" + owner);
    }
}
