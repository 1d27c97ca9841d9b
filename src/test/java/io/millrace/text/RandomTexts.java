package io.millrace.text;

import java.util.Random;

/** Makes short texts of the characters that break text code: marks, surrogates, odd spaces, odd cases, joiners. */
final class RandomTexts {

    private static final String[] PIECES = {
        "a", "Z", "I", "i", "İ", "ı", "ß", "ẞ", "Σ", "ς", "é", "e\u0301", "\u0345", "\u0307", "ΐ", "ᾳ", "ŉ", "ǰ", "ﬁ",
        "Ａ", "ｶﾞ", "㍿", "½", "Å", "\u1112", "\u1161", "\u11AB", "한", "漢", "か\u3099", " ", "\u00A0", "\u3000", "\n",
        "\t", "´", "\u200D", "\u200C", "\u200B", "👍", "🏽", "❤\uFE0F", "\uD83D", "\uDC4D", "\u0000", "ـ", "ی", "&amp;",
        "<br>", "&", "5", "٥", "Ꭰ", "ꭰ", "Ω", "K", "\u0130", "\u03B9", "\u0390", "ᾼ", "\u1FFD", "\uFB13"
    };

    private final Random random;

    RandomTexts(long seed) {
        this.random = new Random(seed);
    }

    String next() {
        StringBuilder text = new StringBuilder();
        int pieces = random.nextInt(12);
        for (int i = 0; i < pieces; i++) {
            boolean any = random.nextInt(8) == 0;
            text.append(any ? anyCharacter() : PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }

    private String anyCharacter() {
        return Character.toString(random.nextInt(random.nextBoolean() ? 0x10000 : 0x30000));
    }
}
