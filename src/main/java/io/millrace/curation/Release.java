package io.millrace.curation;

/**
 * A review lets go of a fingerprint. It changes nothing if another review owns it.
 *
 * @param reviewId the review
 */
public record Release(String reviewId) implements TextRequest {}
