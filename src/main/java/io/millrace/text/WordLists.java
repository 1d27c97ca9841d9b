package io.millrace.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * Which of some languages a word speaks for: those that have it in their list of function words, or else those whose
 * alphabet has all its letters beside a to z. Sets of languages are bits, by position in the list. Immutable.
 */
final class WordLists {

    private static final Properties WORDS = Resources.properties(WordLists.class, "function-words.properties");
    private static final Properties LETTERS = Resources.properties(WordLists.class, "letters.properties");

    /** All letters of the lists are before it. */
    private static final int LETTERS_END = 0x2000;

    private static final String DOUBT = "-";

    private final List<String> languages;
    private final Map<String, Long> words = new HashMap<>();
    private final long[] letters = new long[LETTERS_END];
    private final long everyone;

    private WordLists(List<String> keys) {
        languages = keys;
        everyone = keys.size() == Long.SIZE ? -1 : (1L << keys.size()) - 1;
        for (int position = 0; position < keys.size(); position++) {
            addWords(words(keys.get(position)), 1L << position);
        }
    }

    /** All lists, of words only; the names of those that can only cast doubt begin with a minus. */
    static WordLists all() {
        return new WordLists(WORDS.stringPropertyNames().stream().sorted().toList());
    }

    /** Whether there are lists for all of these languages. */
    static boolean know(List<String> languages) {
        return languages.size() < Long.SIZE && languages.stream().allMatch(WordLists::knows);
    }

    /** The lists of some languages, each of them known, of words and letters. */
    static WordLists of(List<String> languages) {
        WordLists lists = new WordLists(languages);
        for (int position = 0; position < languages.size(); position++) {
            lists.addLetters(LETTERS.getProperty(languages.get(position)), 1L << position);
        }
        return lists;
    }

    int size() {
        return languages.size();
    }

    /** The language at a position; null if it can only cast doubt. */
    String language(int position) {
        String language = languages.get(position);
        return language.startsWith(DOUBT) ? null : language;
    }

    /** The languages that a word speaks for, as bits; none if it says nothing. */
    long speaksFor(String word) {
        Long listed = words.get(CaseFolding.fold(word));
        return listed == null ? byLetters(word) : listed;
    }

    private long byLetters(String word) {
        long common = everyone;
        for (int i = 0; i < word.length(); i++) {
            long having = word.charAt(i) < LETTERS_END ? letters[word.charAt(i)] : 0;
            common &= having == 0 ? everyone : having;
        }
        return common == everyone ? 0 : common;
    }

    /** Whether the list at a position is a rough one, good enough only for a clear lead. */
    boolean isRough(int position) {
        return !WORDS.containsKey(languages.get(position)) || language(position) == null;
    }

    private static boolean knows(String language) {
        return words(language) != null && LETTERS.getProperty(language) != null;
    }

    private static String words(String language) {
        return WORDS.getProperty(language, WORDS.getProperty(DOUBT + language));
    }

    private void addWords(String list, long language) {
        for (String word : list.split(" ")) {
            words.merge(CaseFolding.fold(word), language, (before, added) -> before | added);
        }
    }

    private void addLetters(String list, long language) {
        list.chars().forEach(letter -> {
            letters[letter] |= language;
            letters[Character.toUpperCase(letter)] |= language;
        });
    }
}
