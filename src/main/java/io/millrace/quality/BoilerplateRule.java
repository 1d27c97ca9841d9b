package io.millrace.quality;

import io.millrace.text.ReviewText;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Only what a shop or a form wrote: "The customer did not write a review", "No comment". The whole text must be such a phrase;
 * a headline or a text of the author's own beside it saves the review.
 */
public final class BoilerplateRule implements QualityRule {

    /** The name of this rule. */
    public static final String NAME = "boilerplate";
    /** The version of this rule: it counts up when the phrases that it ships with change too. */
    public static final int VERSION = 1;

    /** Texts that are so many times longer than the longest phrase are not looked at. */
    private static final int SPACE_MAX = 2;

    private static final List<String> SHIPPED = PhraseTable.read("boilerplate.properties").values().stream()
            .flatMap(List::stream)
            .toList();

    private final Set<String> phrases;
    private final int charsMax;

    /**
     * Knows the phrases that it ships with, and some more.
     *
     * @param more whole texts; case, white space and punctuation do not count
     */
    public BoilerplateRule(Collection<String> more) {
        this.phrases = Stream.concat(SHIPPED.stream(), more.stream())
                .map(PlainWords::joined)
                .filter(phrase -> !phrase.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
        this.charsMax =
                SPACE_MAX * phrases.stream().mapToInt(String::length).max().orElseThrow();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int version() {
        return VERSION;
    }

    @Override
    public boolean rejects(ReviewText text) {
        boolean known = isKnown(text.title()) || isKnown(text.body());
        return known && isKnownOrBlank(text.title()) && isKnownOrBlank(text.body());
    }

    private boolean isKnownOrBlank(String part) {
        return part.isBlank() || isKnown(part);
    }

    private boolean isKnown(String part) {
        return part.length() <= charsMax && phrases.contains(PlainWords.joined(part));
    }
}
