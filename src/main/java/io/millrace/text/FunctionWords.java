package io.millrace.text;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/**
 * Tells common European languages by their articles, pronouns and prepositions, which are about half of any sentence. A
 * word of one list scores 1, a word of n lists 1/n in each. The best language needs a score of 2, from at least 15 % of
 * the words, and twice the score of the next; otherwise nothing is said. Lists of other languages take
 * part in this but are never the answer, so that Danish is not taken for German.
 */
final class FunctionWords {

    private static final int WORDS_MAX = 80;
    private static final double SCORE_MIN = 2;
    private static final double LEAD_MIN = 0.5;
    private static final double SHARE_MIN = 0.15;
    private static final String DOUBT = "-";

    private static final Properties LISTS = Resources.properties("function-words.properties");
    private static final String[] LANGUAGES =
            LISTS.stringPropertyNames().stream().sorted().toArray(String[]::new);

    /** For each word the positions in LANGUAGES of the languages that have it. */
    private static final Map<String, int[]> WORDS = load();

    private final double[] scores = new double[LANGUAGES.length];
    private int words;

    private FunctionWords() {}

    /** Returns the language, or undetermined if the words do not tell. */
    static Detection detect(String text) {
        FunctionWords count = new FunctionWords();
        count.read(text);
        return count.verdict();
    }

    private void read(String text) {
        int start = -1;
        for (int i = 0; i <= text.length() && words < WORDS_MAX; i++) {
            boolean letter = i < text.length() && Character.isLetter(text.charAt(i));
            if (letter && start < 0) {
                start = i;
            } else if (!letter && start >= 0) {
                score(text.substring(start, i));
                start = -1;
            }
        }
    }

    private void score(String word) {
        words++;
        int[] languages = WORDS.get(CaseFolding.fold(word));
        if (languages != null) {
            for (int language : languages) {
                scores[language] += 1.0 / languages.length;
            }
        }
    }

    private Detection verdict() {
        int best = bestBut(-1);
        double lead = 1 - scores[bestBut(best)] / scores[best];
        boolean told = scores[best] >= SCORE_MIN && scores[best] >= SHARE_MIN * words && lead >= LEAD_MIN;
        return told && !LANGUAGES[best].startsWith(DOUBT)
                ? new Detection(LANGUAGES[best], Detection.FUNCTION_WORDS, lead)
                : Detection.undetermined();
    }

    private int bestBut(int excluded) {
        int best = excluded == 0 ? 1 : 0;
        for (int language = 0; language < scores.length; language++) {
            if (language != excluded && scores[language] > scores[best]) {
                best = language;
            }
        }
        return best;
    }

    private static Map<String, int[]> load() {
        Map<String, int[]> words = new HashMap<>();
        for (int language = 0; language < LANGUAGES.length; language++) {
            int[] position = {language};
            Arrays.stream(LISTS.getProperty(LANGUAGES[language]).split(" "))
                    .map(CaseFolding::fold)
                    .distinct()
                    .forEach(word -> words.merge(word, position, FunctionWords::concat));
        }
        return words;
    }

    private static int[] concat(int[] left, int[] right) {
        int[] both = Arrays.copyOf(left, left.length + right.length);
        System.arraycopy(right, 0, both, left.length, right.length);
        return both;
    }
}
