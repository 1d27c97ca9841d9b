package io.millrace.curation;

import java.util.List;

/**
 * A review's wish to own a fingerprint. What the verdict needs to be told apart and explained travels with it.
 *
 * @param reviewId the review
 * @param offset the offset of the event that claims
 * @param language the language that counted
 * @param flags the flags of the event
 */
public record Claim(String reviewId, long offset, String language, List<String> flags) implements TextRequest {}
