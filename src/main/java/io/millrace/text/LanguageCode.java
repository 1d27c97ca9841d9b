package io.millrace.text;

import java.util.Locale;

/** Reads the language codes that people write. */
public final class LanguageCode {

    private LanguageCode() {}

    /**
     * Returns the language of a BCP 47 tag in small letters: "en" for "EN", "en-US" and "en_US".
     *
     * @param tag may be null, blank or not well formed
     * @return a language code, or {@value Detection#UNDETERMINED} if the tag names none
     */
    public static String of(String tag) {
        if (tag == null) {
            return Detection.UNDETERMINED;
        }
        String language = Locale.forLanguageTag(tag.strip().replace('_', '-')).getLanguage();
        return language.isEmpty() ? Detection.UNDETERMINED : language;
    }
}
