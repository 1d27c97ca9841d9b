package io.millrace.curation;

/** What a review asks of a fingerprint: to own it, or to let it go. It holds no text. */
public sealed interface TextRequest permits Claim, Release {

    /** The review that asks. */
    String reviewId();
}
