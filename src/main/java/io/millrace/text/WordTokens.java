package io.millrace.text;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.List;

/**
 * The words of a text, for comparing: runs of letters, digits and the marks on them. In scripts that put no spaces between
 * words each letter is a token of its own. A run of the symbols that people rate with is a word too; other symbols and punctuation
 * are passed over.
 */
final class WordTokens {

    private static final String RATINGS = "★☆⭐🌟👍👎";
    private static final int RATING_MIN = '★';

    private final String text;
    private final List<String> tokens = new ArrayList<>();
    private int start = -1;
    private int alone;

    private WordTokens(String text) {
        this.text = text;
    }

    /** Takes a normalised text apart. */
    static WordTokens of(String text) {
        WordTokens words = new WordTokens(text);
        words.read();
        return words;
    }

    /** The words, in order. */
    List<String> list() {
        return tokens;
    }

    /** Says whether most of them are of scripts with spaces. */
    boolean spaced() {
        return 2 * alone <= tokens.size();
    }

    private void read() {
        for (int i = 0; i < text.length(); ) {
            int codePoint = text.codePointAt(i);
            int next = i + Character.charCount(codePoint);
            if (isRating(codePoint)) {
                next = endOfRating(i);
                end(i);
                tokens.add(text.substring(i, next));
            } else if (!isPart(codePoint)) {
                end(i);
            } else if (standsAlone(codePoint)) {
                end(i);
                tokens.add(text.substring(i, next));
                alone++;
            } else if (start < 0) {
                start = i;
            }
            i = next;
        }
        end(text.length());
    }

    private void end(int at) {
        if (start >= 0) {
            tokens.add(text.substring(start, at));
            start = -1;
        }
    }

    private int endOfRating(int at) {
        int end = at;
        while (end < text.length() && isRating(text.codePointAt(end))) {
            end += Character.charCount(text.codePointAt(end));
        }
        return end;
    }

    /** Whether a character is one of those that people rate with: stars and thumbs. */
    static boolean isRating(int codePoint) {
        return codePoint >= RATING_MIN && RATINGS.indexOf(codePoint) >= 0;
    }

    private static boolean isPart(int codePoint) {
        return Character.isLetterOrDigit(codePoint) || isMark(codePoint);
    }

    private static boolean isMark(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            default -> false;
        };
    }

    private static boolean standsAlone(int codePoint) {
        if (codePoint < 0x0e00) {
            return false;
        }
        return switch (UnicodeScript.of(codePoint)) {
            case HAN, HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> true;
            default -> false;
        };
    }
}
