package io.millrace.quality;

import io.millrace.text.ReviewText;

/** Goes over the rows of equal signs in a text, white space left out: "good !!!" has g, oo, d and !!!. */
final class Runs {

    private final String text;
    private int next;
    private int sign;
    private int length;

    Runs(ReviewText text) {
        this.text = text.joined();
        skipSpace();
    }

    /** Goes to the next row; false if there is none. */
    boolean advance() {
        if (next >= text.length()) {
            return false;
        }
        sign = text.codePointAt(next);
        length = 0;
        while (next < text.length() && text.codePointAt(next) == sign) {
            length++;
            next += Character.charCount(sign);
            skipSpace();
        }
        return true;
    }

    /** The code point of this row. */
    int sign() {
        return sign;
    }

    /** How often it stands there. */
    int length() {
        return length;
    }

    private void skipSpace() {
        while (next < text.length() && Signs.isSpace(text.charAt(next))) {
            next++;
        }
    }
}
