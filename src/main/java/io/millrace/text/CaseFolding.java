package io.millrace.text;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Full case folding (CaseFolding.txt, statuses C and F), derived from the JDK's own case tables: fold(c) =
 * lower(upper(lower(c))), code point by code point, so that no context rule such as the Greek final sigma applies.
 * Dotless ı is left alone as in that table. Cherokee letters fold to small instead of capital letters, which compares
 * the same. A newer JDK may know more letters: those of Unicode 14 and later do not fold on Java 17.
 */
final class CaseFolding {

    private static final int DOTLESS_I = 0x131;
    private static final int CASED_CODE_POINTS_END = 0x20000;

    /** The code points that fold to something else, ascending, and beside them what they fold to. */
    private static final int[] FROM = IntStream.range(0x80, CASED_CODE_POINTS_END)
            .filter(codePoint -> !foldOf(codePoint).equals(Character.toString(codePoint)))
            .toArray();

    private static final String[] TO =
            Arrays.stream(FROM).mapToObj(CaseFolding::foldOf).toArray(String[]::new);

    private CaseFolding() {}

    /** Returns the folded text; the text itself if nothing folds, as in most words. */
    static String fold(String text) {
        return isFolded(text) ? text : foldAll(text);
    }

    /** Says of ASCII texts only: others are rarely asked for and dearer to tell. */
    private static boolean isFolded(String text) {
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (unit >= 0x80 || unit >= 'A' && unit <= 'Z') {
                return false;
            }
        }
        return true;
    }

    private static String foldAll(String text) {
        StringBuilder out = new StringBuilder(text.length() + 8);
        for (int i = 0; i < text.length(); ) {
            int codePoint = text.codePointAt(i);
            i += Character.charCount(codePoint);
            append(out, codePoint);
        }
        return out.toString();
    }

    private static void append(StringBuilder out, int codePoint) {
        if (codePoint < 0x80) {
            out.append((char) (codePoint >= 'A' && codePoint <= 'Z' ? codePoint + 32 : codePoint));
            return;
        }
        int index = Arrays.binarySearch(FROM, codePoint);
        if (index >= 0) {
            out.append(TO[index]);
        } else {
            out.appendCodePoint(codePoint);
        }
    }

    private static String foldOf(int codePoint) {
        if (codePoint == DOTLESS_I || !Character.isDefined(codePoint)) {
            return Character.toString(codePoint);
        }
        return Character.toString(codePoint)
                .toLowerCase(Locale.ROOT)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
    }
}
