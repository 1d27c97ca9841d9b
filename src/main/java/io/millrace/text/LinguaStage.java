package io.millrace.text;

import com.github.pemistahl.lingua.api.IsoCode639_1;
import com.github.pemistahl.lingua.api.Language;
import com.github.pemistahl.lingua.api.LanguageDetector;
import com.github.pemistahl.lingua.api.LanguageDetectorBuilder;
import java.util.Collection;
import java.util.Iterator;
import java.util.Locale;
import java.util.SortedMap;

/**
 * Asks Lingua which of some languages a text is in. The detector is built at the first question; its models (25 to 30
 * MB of heap a language) are loaded then and shared by the whole process. They are those of the high accuracy mode,
 * since the texts that get here are short and the low one is wrong twice as often on them.
 */
final class LinguaStage {

    /** Lingua reads no more than trigrams of texts this long, and more of them changes nothing. */
    private static final int CHARS_MAX = 1_000;

    /**
     * The lead of the best over the runner-up, relative to the best and times the root of the number of letters, below
     * which the two cannot be told apart. Lingua adds up log probabilities, so a lead grows with the letters, and what
     * chance does to it with their root. Below this value Lingua is wrong more often than right, whatever the length.
     */
    private static final double LEAD_MIN = 0.08;

    private final IsoCode639_1[] languages;
    private volatile LanguageDetector detector;

    LinguaStage(Collection<String> languages) {
        this.languages = languages.stream().map(LinguaStage::code).toArray(IsoCode639_1[]::new);
    }

    /** Returns whether Lingua has a model of the language, given as an ISO 639-1 code. */
    static boolean knows(String language) {
        return Language.all().stream()
                .anyMatch(known -> known.getIsoCode639_1().toString().equals(language));
    }

    /**
     * Returns the likeliest language, or undetermined if it hardly leads.
     *
     * @param letters how many letters the text has
     */
    Detection detect(String text, int letters) {
        String bounded = text.length() <= CHARS_MAX ? text : text.substring(0, CHARS_MAX);
        SortedMap<Language, Double> values = detector().computeLanguageConfidenceValues(bounded);
        return values.isEmpty() ? Detection.undetermined() : verdict(values, Math.min(letters, CHARS_MAX));
    }

    private static Detection verdict(SortedMap<Language, Double> values, int letters) {
        Iterator<Double> descending = values.values().iterator();
        double best = descending.next();
        double lead = descending.hasNext() ? 1 - descending.next() / best : 1;
        return lead * Math.sqrt(letters) < LEAD_MIN
                ? Detection.undetermined()
                : new Detection(values.firstKey().getIsoCode639_1().toString(), Detection.LIBRARY, lead);
    }

    private LanguageDetector detector() {
        if (detector == null) {
            synchronized (this) {
                if (detector == null) {
                    detector =
                            LanguageDetectorBuilder.fromIsoCodes639_1(languages).build();
                }
            }
        }
        return detector;
    }

    private static IsoCode639_1 code(String language) {
        return IsoCode639_1.valueOf(language.toUpperCase(Locale.ROOT));
    }
}
