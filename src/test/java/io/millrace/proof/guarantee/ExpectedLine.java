package io.millrace.proof.guarantee;

/**
 * A line that a file must hold.
 *
 * @param id the review that it is about
 * @param digest as {@link LineDigests} makes it
 */
record ExpectedLine(String id, long digest) {}
