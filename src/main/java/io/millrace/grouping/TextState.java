package io.millrace.grouping;

/**
 * All that the home of a text keeps of it. Knowledge and lookup may be null: nothing is known of a new text, and most are not being
 * looked up.
 *
 * @param known what was found out, for ever
 * @param lookup what is being found out
 * @param copies the copies that are counted
 */
public record TextState(KnownText known, Lookup lookup, Copies copies) {}
