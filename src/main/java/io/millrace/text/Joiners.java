package io.millrace.text;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;

/**
 * Tells the format characters that carry meaning from those that are only invisible. Joiners choose letter shapes in
 * Arabic and Indic scripts (Persian needs the non-joiner inside words) and glue emoji together; some others are drawn.
 */
final class Joiners {

    private static final int NON_JOINER = 0x200C;
    private static final int JOINER = 0x200D;
    private static final int BLACK_FLAG = 0x1F3F4;
    private static final int VARIATION_SELECTOR_16 = 0xFE0F;
    private static final int SKIN_TONE_FIRST = 0x1F3FB;
    private static final int SKIN_TONE_LAST = 0x1F3FF;
    private static final int ARROW_FIRST = 0x2190;
    private static final int ARROW_LAST = 0x21FF;

    private static final Set<UnicodeScript> JOINING_SCRIPTS = EnumSet.of(
            UnicodeScript.ARABIC,
            UnicodeScript.SYRIAC,
            UnicodeScript.NKO,
            UnicodeScript.MONGOLIAN,
            UnicodeScript.DEVANAGARI,
            UnicodeScript.BENGALI,
            UnicodeScript.GURMUKHI,
            UnicodeScript.GUJARATI,
            UnicodeScript.ORIYA,
            UnicodeScript.TAMIL,
            UnicodeScript.TELUGU,
            UnicodeScript.KANNADA,
            UnicodeScript.MALAYALAM,
            UnicodeScript.SINHALA,
            UnicodeScript.MYANMAR,
            UnicodeScript.KHMER,
            UnicodeScript.TIBETAN);

    private Joiners() {}

    /**
     * Returns whether a format character shapes or draws something between its neighbours.
     *
     * @param format a code point of the general category Cf
     * @param previous the visible code point before it, 0 if none
     * @param next the code point after it, 0 if none
     */
    static boolean shapes(int format, int previous, int next) {
        if (format == JOINER) {
            return joinsEmoji(previous, next) || isJoiningLetter(previous);
        }
        if (format == NON_JOINER) {
            return isJoiningLetter(previous) && isJoiningLetter(next);
        }
        return isTag(format) ? previous == BLACK_FLAG || isTag(previous) : isDrawn(format);
    }

    private static boolean joinsEmoji(int previous, int next) {
        return isPictograph(next) && (isPictograph(previous) || previous == VARIATION_SELECTOR_16);
    }

    private static boolean isPictograph(int codePoint) {
        return codePoint > 0xFF
                && (Character.getType(codePoint) == Character.OTHER_SYMBOL
                        || codePoint >= SKIN_TONE_FIRST && codePoint <= SKIN_TONE_LAST
                        || codePoint >= ARROW_FIRST && codePoint <= ARROW_LAST);
    }

    private static boolean isJoiningLetter(int codePoint) {
        return codePoint > 0xFF && JOINING_SCRIPTS.contains(UnicodeScript.of(codePoint));
    }

    /** Tags spell the region of a flag emoji; anywhere else they are hidden text. */
    private static boolean isTag(int codePoint) {
        return codePoint >= 0xE0020 && codePoint <= 0xE007F;
    }

    /** The prepended marks of Arabic, Syriac and Kaithi numbers and verses are visible. */
    private static boolean isDrawn(int format) {
        return format >= 0x600 && format <= 0x605
                || format == 0x6DD
                || format == 0x70F
                || format >= 0x890 && format <= 0x891
                || format == 0x8E2
                || format == 0x110BD
                || format == 0x110CD;
    }
}
