package io.millrace.lint;

/** Counts capitals and small letters. For one thread. */
final class LetterCase {

    private long upper;
    private long lower;

    void add(String text) {
        text.codePoints().filter(Character::isLetter).forEach(letter -> {
            upper += Character.isUpperCase(letter) ? 1 : 0;
            lower += Character.isLowerCase(letter) ? 1 : 0;
        });
    }

    /** Whether more than a third of the letters are capitals. */
    boolean isMostlyUpper() {
        return upper * 2 > lower;
    }
}
