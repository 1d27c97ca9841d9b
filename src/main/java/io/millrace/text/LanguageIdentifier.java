package io.millrace.text;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds the language of a text among candidates. Three stages, each asked only if the one before could not tell:
 *
 * <ol>
 *   <li><b>script</b>: the text is in a writing system that one language, or one candidate, uses: Hangul, kana, Greek,
 *       Cyrillic with one candidate of that script. Han without kana is Chinese. A third of the letters is enough for
 *       a system that is not Latin, since names, titles and addresses stand in Latin letters in any text;
 *   <li><b>function words</b> of English, German, French, Spanish, Italian, Portuguese and Dutch, for Latin script; then
 *       words and letters of the candidates, if there are lists for all candidates of that script;
 *   <li><b>library</b>: Lingua, among the candidates of that script, if the text has at least {@value #LETTERS_MIN}
 *       letters and the best candidate leads clearly.
 * </ol>
 *
 * <p>Otherwise the text is {@value Detection#UNDETERMINED}: no letters, too few, several scripts, or no clear lead. Script
 * and function words may name a language that is no candidate, when the text is plainly in it; that is what an
 * allow-list needs to know. Otherwise the answer is a candidate, so list every language that may occur, not only those
 * that are wanted.
 *
 * <p>Lingua's models are loaded at the first text that needs them, and only those of candidates that share a script.
 * Safe for use by many threads.
 */
public final class LanguageIdentifier {

    private static final int LETTERS_MIN = 3;
    private static final FunctionWords EVERY_LANGUAGE = new FunctionWords(WordLists.all());

    private final Map<WritingSystem, List<String>> candidates = new EnumMap<>(WritingSystem.class);
    private final Map<WritingSystem, FunctionWords> words = new EnumMap<>(WritingSystem.class);
    private final Map<WritingSystem, LinguaStage> libraries = new EnumMap<>(WritingSystem.class);

    /**
     * Creates an identifier.
     *
     * @param candidates ISO 639-1 codes, at least one
     * @throws IllegalArgumentException if there are none or one is not known
     */
    public LanguageIdentifier(Set<String> candidates) {
        requireKnown(candidates);
        for (WritingSystem system : WritingSystem.values()) {
            List<String> writing =
                    new TreeSet<>(candidates).stream().filter(system::writes).toList();
            this.candidates.put(system, writing);
            if (writing.size() > 1) {
                libraries.put(system, new LinguaStage(writing));
            }
            if (writing.size() > 1 && WordLists.know(writing)) {
                words.put(system, new FunctionWords(WordLists.of(writing)));
            }
        }
    }

    /** Returns the language of a text, which may be empty, not null. */
    public Detection detect(String text) {
        LetterCensus census = LetterCensus.of(text);
        WritingSystem system = census.dominant();
        if (system == null) {
            return Detection.undetermined();
        }
        double share = census.share(system);
        String only = system == WritingSystem.HAN ? chineseUnlessOnlyJapanese() : system.onlyLanguage();
        if (only != null) {
            return new Detection(only, Detection.SCRIPT, share);
        }
        return census.total() < LETTERS_MIN ? Detection.undetermined() : among(system, census, text);
    }

    private String chineseUnlessOnlyJapanese() {
        return candidates.get(WritingSystem.HAN).equals(List.of("ja")) ? "ja" : "zh";
    }

    private Detection among(WritingSystem system, LetterCensus census, String text) {
        Detection detection = system == WritingSystem.LATIN ? EVERY_LANGUAGE.detect(text) : Detection.undetermined();
        if (!detection.isDetermined() && words.containsKey(system)) {
            detection = words.get(system).detect(text);
        }
        return detection.isDetermined() ? detection : amongCandidates(system, census, text);
    }

    private Detection amongCandidates(WritingSystem system, LetterCensus census, String text) {
        List<String> writing = candidates.get(system);
        return switch (writing.size()) {
            case 0 -> Detection.noCandidate();
            case 1 -> new Detection(writing.get(0), Detection.SCRIPT, census.share(system));
            default -> libraries.get(system).detect(text, census.total());
        };
    }

    private static void requireKnown(Set<String> candidates) {
        if (candidates.isEmpty()) {
            throw new IllegalArgumentException("Language detection needs at least one candidate language");
        }
        for (String language : candidates) {
            if (!LinguaStage.knows(language)) {
                throw new IllegalArgumentException("Language detection does not know the language " + language
                        + "; name languages by their ISO 639-1 code, for example en");
            }
        }
    }
}
