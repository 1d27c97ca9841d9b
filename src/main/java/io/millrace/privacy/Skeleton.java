package io.millrace.privacy;

import java.util.Arrays;

/**
 * A text as finders see it: of the same length, so that a place in one is the same place in the other, but with ASCII letters
 * small, full-width forms and other digits as ASCII, all dashes as {@code -}, all spaces as one kind of space. What was found is
 * blanked, and so is not found again. Not safe for use by several threads.
 */
class Skeleton implements CharSequence {

    private static final char FULL_WIDTH_FIRST = '\uff01';
    private static final char FULL_WIDTH_LAST = '\uff5e';
    private static final int FULL_WIDTH_SHIFT = 0xfee0;
    private static final char LONG_VOWEL = 'ー';
    private static final char BLANK = '\0';

    private final char[] units;
    private int digits;
    private boolean at;
    private boolean bracket;
    private boolean colon;

    /**
     * Reads a text.
     *
     * @param text any text, not null
     */
    Skeleton(String text) {
        units = text.toCharArray();
        char before = BLANK;
        for (int i = 0; i < units.length; i++) {
            before = plain(units[i], before);
            units[i] = before;
            note(before);
        }
    }

    private void note(char unit) {
        switch (unit) {
            case '@' -> at = true;
            case ':' -> colon = true;
            case '(', '[', '{', '<' -> bracket = true;
            default -> digits += isDigit(unit) ? 1 : 0;
        }
    }

    /** How many digits the text has. */
    int digits() {
        return digits;
    }

    /** Says whether there is an at sign. */
    boolean hasAt() {
        return at;
    }

    /** Says whether there is an opening bracket of any kind. */
    boolean hasBracket() {
        return bracket;
    }

    /** Says whether there is a colon. */
    boolean hasColon() {
        return colon;
    }

    /** Hides a part from all who look later. */
    void blank(Span part) {
        Arrays.fill(units, part.start(), part.end(), BLANK);
    }

    @Override
    public int length() {
        return units.length;
    }

    @Override
    public char charAt(int index) {
        return units[index];
    }

    @Override
    public String subSequence(int start, int end) {
        return new String(units, start, end - start);
    }

    @Override
    public String toString() {
        return new String(units);
    }

    static boolean isDigit(char unit) {
        return unit >= '0' && unit <= '9';
    }

    /** The digits of a part, without all else. */
    static String digitsOf(String part) {
        StringBuilder digits = new StringBuilder(part.length());
        for (int i = 0; i < part.length(); i++) {
            if (isDigit(part.charAt(i))) {
                digits.append(part.charAt(i));
            }
        }
        return digits.toString();
    }

    private static char plain(char unit, char before) {
        if (unit < 0x80) {
            return small(unit);
        }
        if (unit >= FULL_WIDTH_FIRST && unit <= FULL_WIDTH_LAST) {
            return small((char) (unit - FULL_WIDTH_SHIFT));
        }
        return switch (Character.getType(unit)) {
            case Character.SPACE_SEPARATOR -> ' ';
            case Character.DASH_PUNCTUATION -> '-';
            case Character.DECIMAL_DIGIT_NUMBER -> (char) ('0' + Character.digit(unit, 10));
            default -> sign(unit, before);
        };
    }

    private static char sign(char unit, char before) {
        return switch (unit) {
            case '。', '｡', '﹒' -> '.';
            case '﹫' -> '@';
            case '﹢' -> '+';
            case '−' -> '-';
            case LONG_VOWEL -> isDigit(before) ? '-' : unit;
            default -> unit;
        };
    }

    private static char small(char unit) {
        return unit >= 'A' && unit <= 'Z' ? (char) (unit + ('a' - 'A')) : unit;
    }
}
