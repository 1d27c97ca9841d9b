package io.millrace.privacy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds what a pattern matches and a check confirms.
 *
 * @param gate says cheaply whether a text can hold any
 * @param pattern with bounded quantifiers only, so that the work at each place is bounded
 * @param check confirms a part of the text
 */
record PatternFinder(Predicate<Skeleton> gate, Pattern pattern, BiPredicate<Skeleton, Span> check) implements Finder {

    @Override
    public List<Span> find(Skeleton text) {
        return gate.test(text) ? search(text) : List.of();
    }

    private List<Span> search(Skeleton text) {
        List<Span> spans = new ArrayList<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            Span span = new Span(matcher.start(), matcher.end());
            if (check.test(text, span)) {
                spans.add(span);
            }
        }
        return spans;
    }
}
