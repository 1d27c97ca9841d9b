package io.millrace.quality;

import java.util.Locale;

/** The forms of a text in which phrases are looked for: in small letters, without punctuation. */
final class PlainWords {

    private PlainWords() {}

    /** The words with one space before and after each: " don t buy it ". */
    static String spaced(String text) {
        StringBuilder out = new StringBuilder(text.length() + 2).append(' ');
        String small = text.toLowerCase(Locale.ROOT);
        for (int i = 0; i < small.length(); i++) {
            if (isOfWord(small.charAt(i))) {
                out.append(small.charAt(i));
            } else if (out.charAt(out.length() - 1) != ' ') {
                out.append(' ');
            }
        }
        return (out.charAt(out.length() - 1) == ' ' ? out : out.append(' ')).toString();
    }

    /** The words without anything between: for languages that write so, or that space as they like. */
    static String joined(String text) {
        StringBuilder out = new StringBuilder(text.length());
        String small = text.toLowerCase(Locale.ROOT);
        for (int i = 0; i < small.length(); i++) {
            if (isOfWord(small.charAt(i))) {
                out.append(small.charAt(i));
            }
        }
        return out.toString();
    }

    private static boolean isOfWord(char unit) {
        return unit < 0x80
                ? unit >= 'a' && unit <= 'z' || unit >= '0' && unit <= '9'
                : Character.isLetterOrDigit(unit) || Character.isSurrogate(unit) || isMark(unit);
    }

    private static boolean isMark(char unit) {
        int type = Character.getType(unit);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }
}
