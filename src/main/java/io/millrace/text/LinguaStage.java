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
     * The runner-up's value, relative to the best, above which the two cannot be told apart. On the word pairs and
     * single words of Lingua's own test data it leaves 3-4 % of the texts open and halves the errors in the rest.
     */
    private static final double RUNNER_UP_MAX = 0.95;

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

    Detection detect(String text) {
        String bounded = text.length() <= CHARS_MAX ? text : text.substring(0, CHARS_MAX);
        SortedMap<Language, Double> values = detector().computeLanguageConfidenceValues(bounded);
        return values.isEmpty() ? Detection.undetermined() : verdict(values);
    }

    private static Detection verdict(SortedMap<Language, Double> values) {
        Iterator<Double> descending = values.values().iterator();
        double best = descending.next();
        double runnerUp = descending.hasNext() ? descending.next() / best : 0;
        if (runnerUp > RUNNER_UP_MAX) {
            return Detection.undetermined();
        }
        return new Detection(values.firstKey().getIsoCode639_1().toString(), Detection.LIBRARY, 1 - runnerUp);
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
