package io.millrace.privacy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.validator.routines.DomainValidator;

/**
 * Finds e-mail addresses. The search begins at the at sign, goes back over the name and on over the domain, so that a long
 * name costs no more than its letters. In scripts without spaces between words Latin letters end where others begin:
 * {@code kim@naver.com으로} ends with {@code com}.
 *
 * <p>The sign may be spelled out in brackets, {@code name (at) domain dot com}. Without brackets, or with spaces around it, it
 * counts only before the well-known providers of mail: "I bought it at shop dot com" is no address.
 */
final class EmailFinder implements Finder {

    private static final int NAME_MAX = 64;
    private static final int LABELS_MAX = 8;

    private static final Pattern AT =
            Pattern.compile("@(?! )|[ ]?[\\[({<][ ]?(?:at|@|arroba)[ ]?[\\])}>][ ]?|( ?@ | at )");
    private static final Pattern SPELLED_DOT = Pattern.compile(" dot ");
    private static final String LETTER = "[\\p{L}\\p{M}\\p{Nd}]";
    private static final String LATIN = "[\\p{IsLatin}\\p{M}\\p{Nd}]";
    private static final String DOT = "(?:\\.| ?[\\[({<] ?(?:dot|\\.|punto|point|punkt) ?[\\])}>] ?| dot )";
    private static final Pattern LATIN_LABEL = label(LATIN);
    private static final Pattern ANY_LABEL = label(LETTER);
    private static final Pattern LATIN_END = Pattern.compile(DOT + "(" + LATIN_LABEL + ")");
    private static final Pattern ANY_END = Pattern.compile(DOT + "(" + ANY_LABEL + ")");
    private static final Pattern WORD = Pattern.compile("\\p{L}{2,63}");
    private static final Set<String> PROVIDERS = Set.of(
            "gmail",
            "googlemail",
            "yahoo",
            "hotmail",
            "outlook",
            "live",
            "msn",
            "icloud",
            "aol",
            "gmx",
            "web",
            "t-online",
            "protonmail",
            "proton",
            "naver",
            "daum",
            "hanmail",
            "qq",
            "163",
            "126",
            "sina",
            "orange",
            "laposte",
            "docomo");

    private final DomainValidator domains = DomainValidator.getInstance();

    @Override
    public List<Span> find(Skeleton text) {
        boolean possible =
                text.hasAt() || text.hasBracket() || SPELLED_DOT.matcher(text).find();
        return possible ? search(text) : List.of();
    }

    private List<Span> search(Skeleton text) {
        List<Span> spans = new ArrayList<>();
        Matcher at = AT.matcher(text);
        int from = 0;
        while (at.find(from)) {
            int start = nameStart(text, at.start(), from);
            int end = start < at.start() ? domainEnd(text, at.end(), at.group(1) != null) : -1;
            from = at.end();
            if (end > 0) {
                spans.add(new Span(start, end));
                from = end;
            }
        }
        return spans;
    }

    /** Goes back from the at sign to where the name begins, never into what came before. */
    private static int nameStart(Skeleton text, int at, int from) {
        int first = Math.max(from, at - NAME_MAX);
        boolean latin = at > first && isLatin(text.charAt(at - 1));
        int start = at;
        while (start > first && belongs(text.charAt(start - 1), latin)) {
            start--;
        }
        while (start < at && !Character.isLetterOrDigit(text.charAt(start))) {
            start++;
        }
        return start;
    }

    private static boolean belongs(char unit, boolean latin) {
        return isLatin(unit) || "._%+'-".indexOf(unit) >= 0 || !latin && Character.isLetter(unit);
    }

    private static boolean isLatin(char unit) {
        return unit < 0x80
                ? Character.isLetterOrDigit(unit) || unit == '_'
                : Character.isLetter(unit) && Character.UnicodeScript.of(unit) == Character.UnicodeScript.LATIN;
    }

    /** Goes on to the end of the domain; -1 if there is none. */
    private int domainEnd(Skeleton text, int from, boolean loose) {
        boolean latin = from < text.length() && isLatin(text.charAt(from));
        Matcher first = at(latin ? LATIN_LABEL : ANY_LABEL, text, from);
        if (!first.lookingAt() || loose && !PROVIDERS.contains(first.group())) {
            return -1;
        }
        return lastLabelEnd(text, first.end(), latin ? LATIN_END : ANY_END);
    }

    /** The longest domain that ends with a real top level; otherwise the shortest that ends with a word: people mistype. */
    private int lastLabelEnd(Skeleton text, int from, Pattern dotted) {
        int end = -1;
        int shortest = -1;
        Matcher label = at(dotted, text, from);
        for (int i = 0; i < LABELS_MAX && label.lookingAt(); i++) {
            if (domains.isValidTld(label.group(1))) {
                end = label.end();
            } else if (i == 0 && WORD.matcher(label.group(1)).matches()) {
                shortest = label.end();
            }
            label.region(label.end(), text.length());
        }
        return end > 0 ? end : shortest;
    }

    private static Matcher at(Pattern pattern, Skeleton text, int from) {
        return pattern.matcher(text).region(from, text.length());
    }

    private static Pattern label(String letter) {
        return Pattern.compile("(?=" + letter + ")(?:" + letter + "|-){1,63}+");
    }
}
