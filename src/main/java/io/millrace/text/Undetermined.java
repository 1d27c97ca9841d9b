package io.millrace.text;

/** What becomes of a review whose language is undetermined. */
public enum Undetermined {
    /** It is kept, with the language "undetermined". */
    ACCEPT,
    /** It is rejected with the reason {@value LanguageVerdict#UNDETERMINED_LANGUAGE}. */
    REJECT
}
