package io.millrace.text;

import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The words of a text that turn its meaning around while the rest stays the same: numbers, ratings in symbols, and words of number
 * and negation in the languages of {@code contrast-words.properties}. Two texts with different ones are not the same opinion.
 */
final class Contrast {

    private static final Set<String> WORDS = load(false);
    private static final String[] BEGINNINGS = load(true).toArray(String[]::new);

    /** What a word of two tokens can begin with: saves putting together what is none. */
    private static final Set<String> FIRST_PARTS = firstParts();

    private Contrast() {}

    /** A digest of them, in order; 0 if there are none. In scripts without spaces a word may be two tokens. */
    static int of(List<String> tokens) {
        int digest = 0;
        String before = "";
        for (String token : tokens) {
            if (isFigure(token) || WORDS.contains(token) || begins(token)) {
                digest = 31 * digest + token.hashCode();
            } else if (FIRST_PARTS.contains(before) && WORDS.contains(before + token)) {
                digest = 31 * digest + (before + token).hashCode();
            }
            before = token;
        }
        return digest;
    }

    private static boolean begins(String token) {
        for (String beginning : BEGINNINGS) {
            if (token.startsWith(beginning)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isFigure(String token) {
        for (int i = 0; i < token.length(); i = token.offsetByCodePoints(i, 1)) {
            int point = token.codePointAt(i);
            if (Character.isDigit(point) || WordTokens.isRating(point)) {
                return true;
            }
        }
        return false;
    }

    private static Set<String> firstParts() {
        return WORDS.stream()
                .flatMap(word -> IntStream.range(1, word.length()).mapToObj(end -> word.substring(0, end)))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Set<String> load(boolean beginnings) {
        Properties lists = Resources.properties(Contrast.class, "contrast-words.properties");
        return lists.stringPropertyNames().stream()
                .flatMap(language -> Stream.of(lists.getProperty(language).split(" ")))
                .filter(word -> word.endsWith("*") == beginnings)
                .map(word -> word.replace("*", ""))
                .collect(Collectors.toUnmodifiableSet());
    }
}
