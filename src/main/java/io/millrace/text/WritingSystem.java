package io.millrace.text;

import java.lang.Character.UnicodeScript;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A script, or the scripts that one language mixes, and the languages that are written in it. */
enum WritingSystem {
    HANGUL("ko"),
    KANA("ja"),
    HAN("zh", "ja"),
    GREEK("el"),
    HEBREW("he"),
    THAI("th"),
    ARMENIAN("hy"),
    GEORGIAN("ka"),
    BENGALI("bn"),
    GUJARATI("gu"),
    GURMUKHI("pa"),
    TAMIL("ta"),
    TELUGU("te"),
    DEVANAGARI("hi", "mr"),
    ARABIC("ar", "fa", "ur"),
    CYRILLIC("ru", "uk", "be", "bg", "mk", "sr", "kk", "mn"),
    /** Latin script: every language that is not named above. */
    LATIN,
    /** Scripts that no known language uses. */
    OTHER;

    private static final Set<String> NOT_LATIN = List.of(values()).stream()
            .flatMap(system -> system.languages.stream())
            .collect(Collectors.toUnmodifiableSet());

    private final List<String> languages;

    WritingSystem(String... languages) {
        this.languages = List.of(languages);
    }

    /** Returns the writing system of a letter. */
    static WritingSystem of(int letter) {
        return letter < 0x250 ? LATIN : of(UnicodeScript.of(letter));
    }

    private static WritingSystem of(UnicodeScript script) {
        return switch (script) {
            case LATIN -> LATIN;
            case HIRAGANA, KATAKANA -> KANA;
            case HAN, BOPOMOFO -> HAN;
            case HANGUL -> HANGUL;
            case GREEK -> GREEK;
            case HEBREW -> HEBREW;
            case THAI -> THAI;
            case ARMENIAN -> ARMENIAN;
            case GEORGIAN -> GEORGIAN;
            case BENGALI -> BENGALI;
            case GUJARATI -> GUJARATI;
            case GURMUKHI -> GURMUKHI;
            case TAMIL -> TAMIL;
            case TELUGU -> TELUGU;
            case DEVANAGARI -> DEVANAGARI;
            case ARABIC -> ARABIC;
            case CYRILLIC -> CYRILLIC;
            default -> OTHER;
        };
    }

    /** Returns whether a language is written in it. */
    boolean writes(String language) {
        return this == LATIN ? !NOT_LATIN.contains(language) : languages.contains(language);
    }

    /** Returns the only language that is written in it, null if there are several. */
    String onlyLanguage() {
        return languages.size() == 1 ? languages.get(0) : null;
    }

    /**
     * How much a letter says, in letters of an alphabet: an ideograph, or a letter that holds a syllable, stands for about
     * two. In the scripts of India the vowels are marks on the letters, and not counted.
     */
    int weight() {
        return switch (this) {
            case HANGUL, HAN, KANA, DEVANAGARI, BENGALI, GUJARATI, GURMUKHI, TAMIL, TELUGU -> 2;
            default -> 1;
        };
    }
}
