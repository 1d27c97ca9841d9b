package io.millrace.text;

/** Texts of about one length, in characters. */
enum LengthClass {
    TO_10(10, "1-10"),
    TO_20(20, "11-20"),
    TO_40(40, "21-40"),
    TO_80(80, "41-80"),
    LONGER(Integer.MAX_VALUE, "81+");

    private final int charsMax;
    private final String label;

    LengthClass(int charsMax, String label) {
        this.charsMax = charsMax;
        this.label = label;
    }

    static LengthClass of(String text) {
        int chars = text.codePointCount(0, text.length());
        LengthClass found = TO_10;
        while (chars > found.charsMax) {
            found = values()[found.ordinal() + 1];
        }
        return found;
    }

    @Override
    public String toString() {
        return label;
    }
}
