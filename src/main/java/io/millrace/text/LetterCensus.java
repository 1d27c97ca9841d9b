package io.millrace.text;

/** Counts the letters of a text by writing system. */
final class LetterCensus {

    private static final WritingSystem[] SYSTEMS = WritingSystem.values();

    /** A Chinese text may hold a kana as an ornament; a Japanese one is made of them. */
    private static final double KANA_SHARE_MIN = 0.1;

    /** What a system needs of a text with Latin letters too, which hold names, titles and addresses anywhere. */
    private static final double SHARE_MIN = 0.35;

    /** What a system needs of the letters that it competes for. */
    private static final double MAJORITY = 0.6;

    private final int[] weights = new int[SYSTEMS.length];
    private int total;

    private LetterCensus() {}

    static LetterCensus of(String text) {
        LetterCensus census = new LetterCensus();
        for (int i = 0; i < text.length(); ) {
            int codePoint = text.codePointAt(i);
            i += Character.charCount(codePoint);
            if (Character.isLetter(codePoint)) {
                census.add(codePoint);
            }
        }
        census.joinJapanese();
        return census;
    }

    private void add(int letter) {
        WritingSystem system = WritingSystem.of(letter);
        weights[system.ordinal()] += system.weight();
        total += system.weight();
    }

    private void joinJapanese() {
        int kana = weight(WritingSystem.KANA);
        int both = kana + weight(WritingSystem.HAN);
        boolean japanese = kana > 0 && kana >= KANA_SHARE_MIN * both;
        weights[WritingSystem.KANA.ordinal()] = japanese ? both : 0;
        weights[WritingSystem.HAN.ordinal()] = japanese ? 0 : both;
    }

    /** Returns the number of letters, those that say more counted more than once. */
    int total() {
        return total;
    }

    /** Returns the number of letters of one system, weighted. */
    int weight(WritingSystem system) {
        return weights[system.ordinal()];
    }

    /**
     * Returns the system that the text is in, null if that cannot be told: the one that most of the letters that are
     * not Latin belong to, if it has {@value #SHARE_MIN} of all; otherwise the one that most letters belong to.
     */
    WritingSystem dominant() {
        WritingSystem most = mostBesideLatin();
        double contest = 1 - share(WritingSystem.LATIN);
        boolean known = most != WritingSystem.OTHER;
        if (share(most) >= (known ? Math.max(SHARE_MIN, MAJORITY * contest) : MAJORITY)) {
            return most;
        }
        return share(WritingSystem.LATIN) >= MAJORITY ? WritingSystem.LATIN : null;
    }

    private WritingSystem mostBesideLatin() {
        WritingSystem best = WritingSystem.OTHER;
        for (WritingSystem system : SYSTEMS) {
            best = system != WritingSystem.LATIN && weight(system) > weight(best) ? system : best;
        }
        return best;
    }

    /** Returns the share of a system, 0 to 1; 0 if there are no letters. */
    double share(WritingSystem system) {
        return total == 0 ? 0 : weight(system) / (double) total;
    }
}
