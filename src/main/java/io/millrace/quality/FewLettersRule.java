package io.millrace.quality;

import io.millrace.text.ReviewText;
import java.util.regex.Pattern;

/**
 * Too few signs that can carry an opinion, letters, digits or emoji, among all that is visible: mere punctuation, lines, pictures
 * made of signs. A row of one sign counts once, since "Great!!!!!!!!!!!!" is well said; a text with a smiley of punctuation passes.
 *
 * @param shareMin their share of all rows, 0 to 1
 */
public record FewLettersRule(double shareMin) implements QualityRule {

    /** The name of this rule. */
    public static final String NAME = "few-letters";
    /** The version of this rule. */
    public static final int VERSION = 1;

    private static final Pattern SMILEY =
            Pattern.compile("[:;=][-^']?[)(\\]\\[|/*]|\\^[-_.]?\\^|[)(][-^']?[:;=]|>[-_.]?<");

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
        int all = 0;
        int speaking = 0;
        double enough = shareMin * text.joined().length();
        for (Runs runs = new Runs(text); speaking < enough && runs.advance(); ) {
            all++;
            speaking += Signs.speaks(runs.sign()) ? 1 : 0;
        }
        return speaking < shareMin * all && !SMILEY.matcher(text.joined()).find();
    }
}
