package io.millrace.quality;

import io.millrace.text.ReviewText;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Tells what texts plainly say, by strong phrases of their language, in English, German, French, Spanish, Japanese, Chinese and
 * Korean. Made to be silent in doubt: a text is negative if it has a strong negative phrase, no word that speaks for the product,
 * and no negation near the phrase; and the other way round. Pure, and safe for use by many threads.
 */
public final class Opinions {

    private static final Map<String, OpinionWords> LANGUAGES = load();

    private Opinions() {}

    /**
     * Says whether a text plainly says the opposite of its stars: 4 or 5 for a negative one, 1 or 2 for a positive one.
     *
     * @param language ISO 639-1; a text in another language than those above is not understood, and contradicts nothing
     * @param text cleaned
     * @param stars 1 to 5, or 0 for none
     */
    public static boolean contradict(String language, ReviewText text, int stars) {
        OpinionWords words = LANGUAGES.get(language);
        if (words == null) {
            return false;
        }
        return stars >= 4 && words.isNegative(text.joined())
                || (stars == 1 || stars == 2) && words.isPositive(text.joined());
    }

    private static Map<String, OpinionWords> load() {
        Map<String, List<String>> table = PhraseTable.read("opinion-phrases.properties");
        return table.keySet().stream()
                .map(key -> key.substring(0, key.indexOf('.')))
                .distinct()
                .collect(Collectors.toUnmodifiableMap(language -> language, language -> words(language, table)));
    }

    private static OpinionWords words(String language, Map<String, List<String>> table) {
        Map<OpinionWords.Part, List<String>> parts = new TreeMap<>();
        Arrays.stream(OpinionWords.Part.values())
                .forEach(part -> parts.put(part, table.getOrDefault(language + "." + part.key(), List.of())));
        return new OpinionWords(!List.of("ja", "ko", "zh").contains(language), parts);
    }
}
