package io.millrace.proof.workload;

import io.millrace.demo.GeneratedReview;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A text that nobody else has: phrases that suit its stars, and an order number that names producer and index.
 *
 * @param producer whose text it is, 0 or more
 * @param index which of its texts, 0 or more
 * @param phrasing the phrases, which other texts may share
 */
record Original(int producer, long index, GeneratedReview phrasing) {

    private static final List<String> DIGITS =
            List.of("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine");

    /** The headline, may be empty. */
    String title() {
        return phrasing.title();
    }

    /** The text. Its last sentence is in no other text, whatever the case and the white space. */
    String body() {
        return phrasing.body() + " My order was number " + spelled(index) + " of shop " + spelled(producer) + ".";
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
