package io.millrace.privacy;

import java.util.regex.Pattern;
import org.apache.commons.validator.routines.checkdigit.CheckDigit;
import org.apache.commons.validator.routines.checkdigit.EAN13CheckDigit;
import org.apache.commons.validator.routines.checkdigit.LuhnCheckDigit;

/**
 * Numbers of payment cards: in one piece, or in groups of which the first has four digits. A number has a first digit that cards
 * have, and the check digit of ISO/IEC 7812-1 (Luhn). Fifteen digits are a card only with the prefixes of American Express: the
 * number of a telephone (IMEI) has fifteen and the same check digit. Thirteen that are a right EAN are a product.
 */
final class CardNumbers {

    /** What may be one. */
    static final Pattern PATTERN = Pattern.compile(
            "(?=[0-9])(?<![a-z0-9_])(?<![0-9][.,-])(?:[0-9]{13,19}+|[0-9]{4}(?:[ .-]{1,3}[0-9]{2,6}){2,5}+)(?![a-z0-9_]|[.,-][0-9])");

    private static final Pattern PREFIX =
            Pattern.compile("4[0-9]{12}|3[0689][0-9]{12}|3[47][0-9]{13}|[2-6][0-9]{15,18}");
    private static final CheckDigit LUHN = LuhnCheckDigit.LUHN_CHECK_DIGIT;
    private static final CheckDigit EAN = EAN13CheckDigit.EAN13_CHECK_DIGIT;

    private CardNumbers() {}

    /** Confirms one. */
    static boolean isCard(Skeleton text, Span span) {
        String digits = Skeleton.digitsOf(text.subSequence(span.start(), span.end()));
        return PREFIX.matcher(digits).matches() && LUHN.isValid(digits) && !EAN.isValid(digits);
    }
}
