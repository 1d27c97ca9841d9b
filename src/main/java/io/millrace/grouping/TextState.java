package io.millrace.grouping;

/**
 * All that the home of a text keeps of it. Each part may be null: nothing is known of a new text, and most are not being looked
 * up.
 *
 * @param known what was found out, for ever
 * @param lookup what is being found out
 */
public record TextState(KnownText known, Lookup lookup) {

    /** Nothing known. */
    public static final TextState NEW = new TextState(null, null);
}
