package io.millrace.text;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Makes a review's text fit to be stored: the words stay as the author wrote them, with case, accents and punctuation.
 *
 * <p>{@link Cleaning#STANDARD} does, in this order:
 *
 * <ol>
 *   <li>cuts the text to its first {@value #CHARS_MAX} UTF-16 units, which bounds the work on any input; a rule that
 *       rejects long texts must look at the text before it is cleaned;
 *   <li>decodes HTML entities, named (HTML 4.01) and numeric, once: {@code &amp;quot;} becomes {@code &quot;};
 *   <li>turns {@code <br>} tags into spaces; other tags stay, since {@code <3} and {@code 5 < 6} are text;
 *   <li>removes unpaired surrogates, control characters and zero-width characters, save the joiners that shape emoji,
 *       Arabic and Indic words, and collapses white space to single spaces;
 *   <li>composes to NFC (<a href="https://www.unicode.org/reports/tr15/">UAX #15</a>).
 * </ol>
 *
 * <p>Without an entity or a tag in the text cleaning is idempotent. Safe for use by many threads.
 */
public final class TextCleaner {

    /** The number of UTF-16 units that are looked at; the rest of a longer text is dropped. */
    public static final int CHARS_MAX = 65_536;

    private static final Pattern BREAK_TAG = Pattern.compile("</?br\\s*/?>", Pattern.CASE_INSENSITIVE);

    private final Cleaning cleaning;

    /** Creates a cleaner of the given mode. */
    public TextCleaner(Cleaning cleaning) {
        this.cleaning = Objects.requireNonNull(cleaning, "cleaning");
    }

    /**
     * Returns the cleaned text.
     *
     * @param text the text as received, may be null and may hold unpaired surrogates
     * @return the cleaned text, empty for null, never null
     */
    public String clean(String text) {
        if (text == null) {
            return "";
        }
        return cleaning == Cleaning.NONE ? text : standard(bounded(text));
    }

    private static String standard(String text) {
        String decoded = HtmlEntities.decode(text);
        String untagged =
                decoded.indexOf('<') < 0 ? decoded : BREAK_TAG.matcher(decoded).replaceAll(" ");
        return Normalizer.normalize(VisibleText.of(untagged), Form.NFC);
    }

    private static String bounded(String text) {
        return text.length() <= CHARS_MAX ? text : text.substring(0, CHARS_MAX);
    }
}
