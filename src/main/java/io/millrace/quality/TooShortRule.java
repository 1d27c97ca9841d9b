package io.millrace.quality;

import io.millrace.text.ReviewText;

/**
 * Fewer visible signs than wanted. With 1 it rejects only what is nothing but personal data.
 *
 * @param charsMin signs but white space in title and body together, at least 1
 */
public record TooShortRule(int charsMin) implements QualityRule {

    /** The name of this rule. */
    public static final String NAME = "too-short";
    /** The version of this rule. */
    public static final int VERSION = 1;

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
        int visible = 0;
        for (Runs runs = new Runs(text); visible < charsMin && runs.advance(); ) {
            visible += runs.length();
        }
        return visible < charsMin;
    }
}
