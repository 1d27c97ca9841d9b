package io.millrace.quality;

/** What single signs say. */
final class Signs {

    /** Signs that people give instead of stars. */
    private static final String MARKS = "*+";

    private Signs() {}

    /** Says whether a sign is white space. */
    static boolean isSpace(int sign) {
        return sign == ' ' || Character.isWhitespace(sign) || Character.isSpaceChar(sign);
    }

    /** Says whether a sign can carry an opinion: letters, digits (5/5), emoji and other symbols, not punctuation. */
    static boolean speaks(int sign) {
        return switch (Character.getType(sign)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.OTHER_SYMBOL -> true;
            default -> Character.isLetterOrDigit(sign) || MARKS.indexOf(sign) >= 0;
        };
    }

    /** Says whether a row of this sign alone can be an opinion: emoji, and letters that are syllables or words, or a laugh. */
    static boolean speaksInRows(int sign) {
        return switch (Character.UnicodeScript.of(sign)) {
            case HAN, HANGUL -> true;
            default -> Character.getType(sign) == Character.OTHER_SYMBOL || sign == 'w' || sign == 'ｗ';
        };
    }
}
