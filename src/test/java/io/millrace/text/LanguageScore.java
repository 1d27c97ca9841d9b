package io.millrace.text;

/**
 * How the cascade and Lingua alone did on the same texts.
 *
 * @param texts how many
 * @param decided of those, the ones that the cascade did not leave open
 * @param right those that it told rightly
 * @param libraryRight those that Lingua told rightly
 * @param libraryRightWhereDecided of those, the ones that the cascade did not leave open
 */
record LanguageScore(int texts, int decided, int right, int libraryRight, int libraryRightWhereDecided) {

    static LanguageScore none() {
        return new LanguageScore(0, 0, 0, 0, 0);
    }

    static LanguageScore of(LanguageRow row, Detection cascade, String library) {
        int decided = cascade.isDetermined() ? 1 : 0;
        int right = cascade.language().equals(row.language()) ? 1 : 0;
        int libraryRight = library.equals(row.language()) ? 1 : 0;
        return new LanguageScore(1, decided, right, libraryRight, libraryRight & decided);
    }

    LanguageScore plus(LanguageScore other) {
        return new LanguageScore(
                texts + other.texts,
                decided + other.decided,
                right + other.right,
                libraryRight + other.libraryRight,
                libraryRightWhereDecided + other.libraryRightWhereDecided);
    }

    /** Share of the texts that were not left open. */
    double coverage() {
        return decided / (double) texts;
    }

    /** Accuracy of the cascade on the texts that it decided. */
    double accuracy() {
        return right / (double) decided;
    }

    /** Accuracy of the cascade on all texts, those left open counted as wrong. */
    double accuracyOfAll() {
        return right / (double) texts;
    }

    /** Accuracy of Lingua on the texts that the cascade decided. */
    double libraryAccuracy() {
        return libraryRightWhereDecided / (double) decided;
    }

    /** Accuracy of Lingua on all texts. */
    double libraryAccuracyOfAll() {
        return libraryRight / (double) texts;
    }
}
