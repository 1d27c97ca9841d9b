package io.millrace.text;

import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;

/**
 * The words of a text that turn its meaning around while the rest stays the same: numbers, and words of number and negation in
 * the languages of {@code contrast-words.properties}. Two texts with different ones are not the same opinion.
 */
final class Contrast {

    private static final Set<String> WORDS = load();

    private Contrast() {}

    /** A digest of them, in order; 0 if there are none. In scripts without spaces a word may be two tokens. */
    static int of(List<String> tokens) {
        int digest = 0;
        String before = "";
        for (String token : tokens) {
            if (hasDigit(token) || WORDS.contains(token)) {
                digest = 31 * digest + token.hashCode();
            } else if (WORDS.contains(before + token)) {
                digest = 31 * digest + (before + token).hashCode();
            }
            before = token;
        }
        return digest;
    }

    private static boolean hasDigit(String token) {
        return token.codePoints().anyMatch(Character::isDigit);
    }

    private static Set<String> load() {
        Properties lists = Resources.properties("contrast-words.properties");
        Set<String> words = new HashSet<>();
        lists.stringPropertyNames()
                .forEach(language ->
                        words.addAll(List.of(lists.getProperty(language).split(" "))));
        return Set.copyOf(words);
    }
}
