package io.millrace.text;

/** Which language of a review counts: the one that the event declares, or the one that its text is in. */
public enum LanguagePolicy {

    /** The declared language alone; the text is not looked at, and a review that declares none is undetermined. */
    DECLARED,

    /** The language of the text alone. */
    DETECTED,

    /**
     * Both must be allowed, and the declared one is kept. A text whose language cannot be told counts as agreement; a
     * review that declares none is judged by its text.
     */
    BOTH
}
