package io.millrace.quality;

import io.millrace.text.ReviewText;
import java.util.StringTokenizer;
import java.util.regex.Pattern;

/** Nothing but links: every word is one, or mere punctuation. */
public record LinksOnlyRule() implements QualityRule {

    /** The name of this rule. */
    public static final String NAME = "links-only";
    /** The version of this rule. */
    public static final int VERSION = 1;

    private static final Pattern LINK = Pattern.compile(
            "[\\p{P}<]{0,3}(?:(?:https?://|www\\.)\\S+|[a-z0-9](?:[a-z0-9-]{0,62}\\.){1,4}"
                    + "(?:com|net|org|info|shop|io|co|tv|me|be|de|fr|es|uk|jp|kr|cn|ly)(?:/\\S*)?[\\p{P}>]{0,3})",
            Pattern.CASE_INSENSITIVE);

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
        boolean linked = false;
        for (StringTokenizer words = new StringTokenizer(text.joined()); words.hasMoreTokens(); ) {
            String word = words.nextToken();
            boolean link = word.indexOf('.') >= 0 && LINK.matcher(word).matches();
            if (!link && word.codePoints().anyMatch(Signs::speaks)) {
                return false;
            }
            linked |= link;
        }
        return linked;
    }
}
