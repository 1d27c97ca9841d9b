package io.millrace.text;

/**
 * Tells languages by their articles, pronouns and prepositions, which are about half of any sentence, and by letters
 * that not all of them have. A word of one language scores 1, a word of n languages 1/n in each. The best language needs
 * a score of 2, from at least 15 % of the words, and twice the score of the next, three times if its list is a rough one;
 * otherwise nothing is said.
 *
 * <p>For many threads.
 */
final class FunctionWords {

    private static final int WORDS_MAX = 80;
    private static final double SCORE_MIN = 2;
    private static final double LEAD_MIN = 1 / 2.0;
    private static final double ROUGH_LEAD_MIN = 2 / 3.0;
    private static final double SHARE_MIN = 0.15;

    private final WordLists lists;

    FunctionWords(WordLists lists) {
        this.lists = lists;
    }

    /** Returns the language, or undetermined if the words do not tell. */
    Detection detect(String text) {
        double[] scores = new double[lists.size()];
        int words = 0;
        int start = -1;
        for (int i = 0; i <= text.length() && words < WORDS_MAX; i++) {
            boolean letter = i < text.length() && Character.isLetter(text.charAt(i));
            if (letter && start < 0) {
                start = i;
            } else if (!letter && start >= 0) {
                add(lists.speaksFor(text.substring(start, i)), scores);
                words++;
                start = -1;
            }
        }
        return verdict(scores, words);
    }

    private static void add(long languages, double[] scores) {
        double share = 1.0 / Long.bitCount(languages);
        for (long left = languages; left != 0; left &= left - 1) {
            scores[Long.numberOfTrailingZeros(left)] += share;
        }
    }

    private Detection verdict(double[] scores, int words) {
        int best = bestBut(-1, scores);
        double lead = 1 - scores[bestBut(best, scores)] / scores[best];
        double leadMin = lists.isRough(best) ? ROUGH_LEAD_MIN : LEAD_MIN;
        boolean told = scores[best] >= SCORE_MIN && scores[best] >= SHARE_MIN * words && lead >= leadMin;
        return told && lists.language(best) != null
                ? new Detection(lists.language(best), Detection.FUNCTION_WORDS, lead)
                : Detection.undetermined();
    }

    private static int bestBut(int excluded, double[] scores) {
        int best = excluded == 0 ? 1 : 0;
        for (int language = 0; language < scores.length; language++) {
            if (language != excluded && scores[language] > scores[best]) {
                best = language;
            }
        }
        return best;
    }
}
