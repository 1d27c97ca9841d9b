package io.millrace.proof.workload;

import io.millrace.demo.GeneratedReview;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A text that nobody else has, and some that are near it: phrases that suit its stars, and an order number that names producer
 * and index.
 *
 * @param producer whose text it is, 0 or more
 * @param index which of its texts, 0 or more
 * @param variation which of the near texts, 0 or more and less than {@value #VARIATIONS}
 * @param phrasing the phrases, which other texts may share
 */
record Original(int producer, long index, int variation, GeneratedReview phrasing) {

    /** How many near texts there are of each, with itself. Fewer than a bucket of the index takes. */
    static final int VARIATIONS = 6;

    /** As it was; with a word replaced, inserted, mistyped; and two that are seldom near each other. */
    private static final List<String> BEGINNINGS = List.of(
            "My order was",
            "My purchase was",
            "My last order was",
            "My oredr was",
            "Their parcel came as",
            "My order was");

    private static final List<String> ENDS = List.of(
            "as my mail says",
            "as my mail says",
            "as my mail says",
            "as my mail says",
            "as my mail says",
            "so they wrote me");

    /** All of them are figures for those who tell texts apart by their numbers, as "one" is not: so no two stories are near. */
    private static final List<String> DIGITS =
            List.of("zero", "ten", "two", "three", "four", "five", "six", "seven", "eight", "nine");

    /** The headline, may be empty. */
    String title() {
        return phrasing.title();
    }

    /** The text. Its last sentence is in no other text, whatever the case and the white space. */
    String body() {
        return phrasing.body() + " " + BEGINNINGS.get(variation) + " number " + spelled(index) + " of shop "
                + spelled(producer) + ", " + ENDS.get(variation) + ".";
    }

    /** The same in other words. */
    Original varied(int other) {
        return new Original(producer, index, other, phrasing);
    }

    /** The rating that the phrases suit, 1 to 5. */
    int stars() {
        return phrasing.trueStars();
    }

    private static String spelled(long number) {
        return Long.toString(number)
                .chars()
                .mapToObj(digit -> DIGITS.get(digit - '0'))
                .collect(Collectors.joining(" "));
    }
}
