package io.millrace.text;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Objects;

/**
 * Reduces a text to the form whose {@link Fingerprint} decides about exact duplicates. It is used for comparing only:
 * digits, accents and punctuation stay, because "1 star" and "5 stars" are not duplicates.
 *
 * <p>{@link Normalization#STANDARD} is Unicode's compatibility caseless form (NFKC and full case folding, the Unicode
 * Standard 3.13, D146) with white space collapsed and trimmed. It depends on no locale: İ folds to i and a dot above, ı
 * stays ı, ß folds to ss. Both modes are idempotent. Safe for use by many threads.
 */
public final class TextNormalizer {

    private final Normalization normalization;

    /** Creates a normalizer of the given mode. */
    public TextNormalizer(Normalization normalization) {
        this.normalization = Objects.requireNonNull(normalization, "normalization");
    }

    /**
     * Returns the normalised text.
     *
     * @param text any text, not null; unpaired surrogates stay as they are
     */
    public String normalize(String text) {
        return normalization == Normalization.EXACT ? text : standard(text);
    }

    private static String standard(String text) {
        String folded = isAscii(text) ? CaseFolding.fold(text) : foldCompatibly(text);
        return WhiteSpace.collapse(folded);
    }

    /** Folding may undo a normal form and composing may bring letters back that fold further, hence twice. */
    private static String foldCompatibly(String text) {
        String once = compose(CaseFolding.fold(Normalizer.normalize(text, Form.NFD)));
        return compose(CaseFolding.fold(once));
    }

    private static String compose(String text) {
        return Normalizer.normalize(text, Form.NFKC);
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }
}
