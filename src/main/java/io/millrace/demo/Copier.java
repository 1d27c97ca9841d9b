package io.millrace.demo;

import io.millrace.demo.GeneratedReview.Kind;
import io.millrace.demo.ReviewWriter.Text;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Copies a review's text as people and importers do: as it is, in another case or spacing, or but for one word. */
final class Copier {

    private static final int REWORDED_WORDS_MIN = 10;
    private static final Pattern LETTERS = Pattern.compile("\\p{L}+");

    private final Random random;

    Copier(Random random) {
        this.random = random;
    }

    /** Returns whether one word less leaves enough of the text to know it again. */
    static boolean canReword(GeneratedReview review) {
        return words(review.body()).length >= REWORDED_WORDS_MIN;
    }

    Text copy(GeneratedReview source, Kind kind) {
        return switch (kind) {
            case CASE_DUPLICATE -> new Text(source.title(), restyled(source.body()));
            case NEAR_DUPLICATE -> new Text(source.title(), reworded(source.body()));
            default -> new Text(source.title(), source.body());
        };
    }

    private String restyled(String body) {
        String cased = random.nextBoolean() ? body.toUpperCase(Locale.ROOT) : body;
        return random.nextBoolean() ? " " + cased.replace(" ", "  ") : cased + "\n";
    }

    /** Replaces one word by another of the same text, so that it stays in its language. */
    private String reworded(String body) {
        String[] words = words(body);
        String before = String.join(" ", words);
        String after = before;
        while (after.equals(before)) {
            String[] changed = words.clone();
            int place = random.nextInt(words.length);
            changed[place] = replaced(words[place], words[random.nextInt(words.length)]);
            after = String.join(" ", changed);
        }
        return after;
    }

    /** Returns the word with its letters replaced by those of another, and its punctuation kept. */
    private static String replaced(String word, String other) {
        Matcher letters = LETTERS.matcher(other);
        return letters.find() ? LETTERS.matcher(word).replaceFirst(letters.group()) : word;
    }

    private static String[] words(String body) {
        return body.split(" ");
    }
}
