package io.millrace.text;

/** Which texts count as exact duplicates of each other. */
public enum Normalization {

    /** Texts that differ only in case, white space or compatibility forms (full-width letters, ligatures) are equal. */
    STANDARD,

    /** Only identical texts are equal. */
    EXACT
}
