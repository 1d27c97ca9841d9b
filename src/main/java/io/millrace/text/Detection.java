package io.millrace.text;

/**
 * What {@link LanguageIdentifier} says of a text.
 *
 * @param language an ISO 639-1 code in small letters, or {@value #UNDETERMINED}
 * @param evidence what told: {@value #SCRIPT}, {@value #FUNCTION_WORDS}, {@value #LIBRARY}, or {@value #NONE} if
 *     nothing did
 * @param confidence 0 to 1, 0 if undetermined; comparable only between detections with the same evidence
 */
public record Detection(String language, String evidence, double confidence) {

    /** The language of a text that is too short or too mixed to tell. */
    public static final String UNDETERMINED = "undetermined";

    /** The characters alone told; the confidence is the share of the text in that script. */
    public static final String SCRIPT = "script";

    /** Articles, pronouns and the like told; the confidence is the lead over the runner-up, relative to the best. */
    public static final String FUNCTION_WORDS = "function-words";

    /** Lingua told; the confidence is its distance to the runner-up, relative to the best, usually small. */
    public static final String LIBRARY = "library";

    /** Nothing told. */
    public static final String NONE = "none";

    static Detection undetermined() {
        return new Detection(UNDETERMINED, NONE, 0);
    }

    static Detection noCandidate() {
        return new Detection(UNDETERMINED, SCRIPT, 0);
    }

    /** Returns whether the language could be told. */
    public boolean isDetermined() {
        return !language.equals(UNDETERMINED);
    }

    /** Returns whether the text is in a script that no candidate uses: its language stays open, but is none of them. */
    public boolean excludesCandidates() {
        return !isDetermined() && evidence.equals(SCRIPT);
    }
}
