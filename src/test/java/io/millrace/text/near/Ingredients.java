package io.millrace.text.near;

import java.util.List;
import java.util.Random;

/**
 * What edits are made with, drawn at random.
 *
 * @param vocabulary words of other texts of the language
 * @param signatures what is appended
 * @param random the only source of chance
 */
record Ingredients(List<String> vocabulary, List<String> signatures, Random random) {

    private static final List<String> MARKS = List.of("!", "!!", ",", "...", ";", "?!");

    int next(int bound) {
        return random.nextInt(bound);
    }

    String word() {
        return pick(vocabulary);
    }

    String mark() {
        return pick(MARKS);
    }

    String signature() {
        return pick(signatures);
    }

    <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
