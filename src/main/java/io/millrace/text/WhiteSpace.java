package io.millrace.text;

/** The Unicode property White_Space, and what to do with it. {@link Character#isWhitespace(int)} has other members. */
final class WhiteSpace {

    private WhiteSpace() {}

    static boolean is(int codePoint) {
        return codePoint == ' '
                || codePoint >= '\t' && codePoint <= '\r'
                || codePoint == 0x85
                || codePoint > 0x85 && Character.isSpaceChar(codePoint);
    }

    /** Returns the text with every run of white space as one space and none at the ends. */
    static String collapse(String text) {
        StringBuilder out = new StringBuilder(text.length());
        boolean pending = false;
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (is(unit)) {
                pending = out.length() > 0;
            } else {
                if (pending) {
                    out.append(' ');
                    pending = false;
                }
                out.append(unit);
            }
        }
        return out.toString();
    }
}
