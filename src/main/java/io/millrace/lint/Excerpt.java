package io.millrace.lint;

import java.util.stream.Collectors;

/** Makes strings that can be printed. */
final class Excerpt {

    private Excerpt() {}

    /** A string in quotes, on one line; what is longer is not shown at all, but counted. */
    static String quote(String text, int charsMax) {
        int length = text.codePointCount(0, text.length());
        return length > charsMax ? "of " + length + " characters" : "'" + escape(text) + "'";
    }

    /** The beginning of a string, on one line. */
    static String of(String text, int charsMax) {
        return escape(
                text.codePoints().limit(charsMax).mapToObj(Character::toString).collect(Collectors.joining()));
    }

    private static String escape(String text) {
        return text.replace("\n", "\\n").replaceAll("\\p{Cntrl}", "?");
    }
}
