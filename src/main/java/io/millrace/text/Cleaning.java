package io.millrace.text;

/** How much {@link TextCleaner} may change a text before it is stored and trained on. */
public enum Cleaning {

    /**
     * What a reader cannot see is removed and what differs only in encoding is made equal: HTML entities and line
     * breaks, control characters, zero-width characters, NFC, white space.
     */
    STANDARD,

    /** The text stays exactly as it is. */
    NONE
}
