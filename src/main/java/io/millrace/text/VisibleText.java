package io.millrace.text;

/** Keeps what a reader can see of a text, with every run of white space as one space and none at the ends. */
final class VisibleText {

    /**
     * More combining marks in a row than any language needs; the limit of the Stream-Safe Text Format (UAX #15, 13.1).
     * Without it canonical ordering of a hostile text takes time quadratic in its length.
     */
    private static final int MARKS_IN_A_ROW_MAX = 30;

    private static final int FIRST_MARK = 0x300;

    private final String text;
    private final StringBuilder out;
    private int previous;
    private int marksInARow;
    private boolean spacePending;

    private VisibleText(String text) {
        this.text = text;
        this.out = new StringBuilder(text.length());
    }

    static String of(String text) {
        return new VisibleText(text).sweep();
    }

    private String sweep() {
        for (int i = 0; i < text.length(); ) {
            int codePoint = text.codePointAt(i);
            i += Character.charCount(codePoint);
            if (WhiteSpace.is(codePoint)) {
                addSpace();
            } else if (isVisible(codePoint, i)) {
                add(codePoint);
            }
        }
        return out.toString();
    }

    private void addSpace() {
        spacePending = out.length() > 0;
        previous = ' ';
    }

    private void add(int codePoint) {
        marksInARow = isMark(codePoint) ? marksInARow + 1 : 0;
        if (marksInARow > MARKS_IN_A_ROW_MAX) {
            return;
        }
        if (spacePending) {
            out.append(' ');
            spacePending = false;
        }
        out.appendCodePoint(codePoint);
        previous = codePoint;
    }

    private boolean isVisible(int codePoint, int next) {
        if (codePoint < 0x7F) {
            return codePoint >= ' ';
        }
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.SURROGATE -> false;
            case Character.FORMAT ->
                Joiners.shapes(codePoint, previous, next < text.length() ? text.codePointAt(next) : 0);
            default -> (codePoint & 0xFFFE) != 0xFFFE;
        };
    }

    private static boolean isMark(int codePoint) {
        if (codePoint < FIRST_MARK) {
            return false;
        }
        int type = Character.getType(codePoint);
        return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
    }
}
