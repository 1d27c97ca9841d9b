package io.millrace.curation;

/**
 * A review that is not wanted, whatever other reviews there are.
 *
 * @param reason why
 * @param language the language that counted; null if it was not looked at
 */
public record Rejection(Reason reason, String language) implements Examined {}
