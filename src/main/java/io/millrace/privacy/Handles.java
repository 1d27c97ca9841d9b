package io.millrace.privacy;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * Names of accounts: an at sign and two signs or more, with a letter. In scripts without spaces between words their end cannot be
 * told, so names in them are not found.
 */
final class Handles {

    private static final String LETTER =
            "[\\p{L}&&[^\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsHangul}\\p{IsThai}]]";

    /** What may be one. */
    static final Pattern PATTERN = Pattern.compile("(?<![\\p{L}\\p{Nd}_.%+@-])@(?=[0-9_.]{0,29}" + LETTER + ")(?:"
            + LETTER + "|[0-9_])(?:" + LETTER + "|[0-9_.]){0,28}(?:" + LETTER + "|[0-9_])(?!@)");

    /** What people write "at" for. */
    private static final Set<String> PLACES = Set.of(
            "@home", "@work", "@school", "@night", "@the", "@my", "@least", "@first", "@last", "@all", "@this",
            "@that");

    private Handles() {}

    /** Confirms one. */
    static boolean isHandle(Skeleton text, Span span) {
        return !PLACES.contains(text.subSequence(span.start(), span.end()));
    }
}
