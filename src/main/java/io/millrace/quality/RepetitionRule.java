package io.millrace.quality;

import io.millrace.text.ReviewText;

/**
 * Nothing but signs over and over: "aaaaaaaaaaaa", "1111111 !!!!!!!". One long row in a word is emphasis, "sooooooo good". Emoji,
 * Chinese characters and Korean syllables may stand in rows: each is a word, and so is the laughing {@code wwwwww}.
 *
 * @param runMax how often a sign may stand in a row and still count as written on purpose, at least 1
 */
public record RepetitionRule(int runMax) implements QualityRule {

    /** The name of this rule. */
    public static final String NAME = "repetition";
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
        boolean repeats = false;
        for (Runs runs = new Runs(text); runs.advance(); ) {
            boolean repeated = runs.length() > runMax && !Signs.speaksInRows(runs.sign());
            if (!repeated && Signs.speaks(runs.sign())) {
                return false;
            }
            repeats |= repeated;
        }
        return repeats;
    }
}
