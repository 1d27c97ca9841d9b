package io.millrace.testing;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Texts of made-up words: none is near another one, but for those that are edited on purpose. */
public final class RandomWords {

    private static final int LETTERS = 6;

    private RandomWords() {}

    /** A text of so many words. */
    public static String text(int words, Random random) {
        return Stream.generate(() -> word(random)).limit(words).collect(Collectors.joining(" "));
    }

    /** The text with another word in place of one of its words. */
    public static String oneReplaced(String text, Random random) {
        String[] words = text.split(" ");
        words[random.nextInt(words.length)] = word(random);
        return String.join(" ", Arrays.asList(words));
    }

    private static String word(Random random) {
        return random.ints(LETTERS, 'a', 'z' + 1).mapToObj(Character::toString).collect(Collectors.joining());
    }
}
