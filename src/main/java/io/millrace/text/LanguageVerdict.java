package io.millrace.text;

/**
 * What {@link LanguageRule} says of a review.
 *
 * @param accepted whether the review may pass
 * @param language the language that counted, ISO 639-1 or {@value Detection#UNDETERMINED}; of a rejected review the one
 *     that was not allowed
 * @param reason null if accepted, otherwise {@value #LANGUAGE} or {@value #UNDETERMINED_LANGUAGE}
 */
public record LanguageVerdict(boolean accepted, String language, String reason) {

    /** The reason of a review in a language that is not allowed. */
    public static final String LANGUAGE = "language";

    /** The reason of a review whose language is undetermined, where those are rejected. */
    public static final String UNDETERMINED_LANGUAGE = "undetermined-language";

    static LanguageVerdict accept(String language) {
        return new LanguageVerdict(true, language, null);
    }

    static LanguageVerdict reject(String language, String reason) {
        return new LanguageVerdict(false, language, reason);
    }
}
