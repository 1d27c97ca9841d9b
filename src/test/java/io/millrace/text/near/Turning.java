package io.millrace.text.near;

import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Tells whether an edit has changed a number or a negation. It has lists and a way of its own, since labels must not come from the
 * detector that they judge.
 */
final class Turning {

    private final Pattern pattern;

    /** Of a language: words, and after an asterisk parts of words. */
    Turning(List<String> words) {
        String alternatives = words.stream()
                .map(word -> word.startsWith("*") ? Pattern.quote(word.substring(1)) : "\\b" + word + "\\b")
                .collect(Collectors.joining("|"));
        this.pattern = Pattern.compile("(?U)\\p{Nd}+|[★☆⭐👍👎]+|" + alternatives);
    }

    /** Whether two texts have the same ones in the same order. */
    boolean alike(Units one, Units other) {
        return found(one).equals(found(other));
    }

    private List<String> found(Units text) {
        String small = text.text().toLowerCase(Locale.ROOT);
        return pattern.matcher(small).results().map(MatchResult::group).toList();
    }
}
