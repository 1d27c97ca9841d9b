package io.millrace.privacy;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells telephone numbers from other numbers, by the numbering plans of libphonenumber.
 *
 * <p>An international number must be valid. A national one must be valid in a region, be written with the national prefix where
 * people there write it, have {@value #NATIONAL_DIGITS_MIN} digits or more, and break into groups where the area code ends.
 * Dates, postal codes and numbers with points for thousands are none.
 */
final class PhoneNumbers {

    private static final int NATIONAL_DIGITS_MIN = 9;
    private static final int NATIONAL_DIGITS_MAX = 12;
    private static final int GROUPS_MAX = 6;

    private static final Pattern NOT_DIGITS = Pattern.compile("[^0-9]+");
    private static final Pattern INTERNATIONAL = Pattern.compile("\\(?\\+.*|00[1-9].*|011[ -].*");
    private static final Pattern EXIT_CODE = Pattern.compile("^(?:\\(?\\+|00|011[ -])");
    private static final Pattern DATE = Pattern.compile("(?<![0-9])(?:[0-9]{1,2}[./-][0-9]{1,2}[./-](?:19|20)[0-9]{2}"
            + "|(?:19|20)[0-9]{2}[./-][0-9]{1,2}[./-][0-9]{1,2})(?![0-9])");
    private static final Pattern THOUSANDS = Pattern.compile("[0-9]{1,3}(?:\\.[0-9]{3})+");
    private static final Pattern POSTAL_CODE = Pattern.compile("[0-9]{5}-[0-9]{4}");

    private final PhoneNumberUtil plans = PhoneNumberUtil.getInstance();
    private final List<Region> regions;

    /**
     * A region's plan.
     *
     * @param prefix what people there dial before a national number, empty if nothing
     */
    private record Region(String name, int countryCode, String prefix) {

        boolean hasPrefix(String digits) {
            return !prefix.isEmpty() && digits.startsWith(prefix);
        }
    }

    PhoneNumbers(Set<String> regions) {
        this.regions = regions.stream().sorted().map(this::region).toList();
    }

    private Region region(String name) {
        String prefix = plans.getNddPrefixForRegion(name, true);
        return new Region(name, plans.getCountryCodeForRegion(name), Objects.requireNonNullElse(prefix, ""));
    }

    /**
     * Says whether this is a telephone number.
     *
     * @param written digits and signs as on a skeleton, at most {@value PhoneFinder#DIGITS_MAX} digits
     * @param digits its digits alone
     */
    boolean isNumber(String written, String digits) {
        if (INTERNATIONAL.matcher(written).matches()) {
            return isInternational(EXIT_CODE.matcher(written).replaceFirst("+"));
        }
        return digits.length() >= NATIONAL_DIGITS_MIN
                && digits.length() <= NATIONAL_DIGITS_MAX
                && !isOtherwiseKnown(written)
                && isShaped(groups(written))
                && regions.stream().anyMatch(region -> isNational(written, digits, region));
    }

    /** Only a prefix stands alone as one digit. */
    private static boolean isShaped(List<String> groups) {
        return groups.size() < GROUPS_MAX && groups.stream().skip(1).allMatch(group -> group.length() > 1);
    }

    private static boolean isOtherwiseKnown(String written) {
        return DATE.matcher(written).find()
                || THOUSANDS.matcher(written).matches()
                || POSTAL_CODE.matcher(written).matches();
    }

    private boolean isInternational(String written) {
        try {
            return plans.isValidNumber(plans.parse(written, null));
        } catch (NumberParseException e) {
            return false;
        }
    }

    private boolean isNational(String written, String digits, Region region) {
        PhoneNumber number = number(digits, region);
        return plans.isValidNumberForRegion(number, region.name())
                && isWrittenAs(groups(plans.format(number, PhoneNumberFormat.NATIONAL)), written, digits, region);
    }

    /** Made by hand: to parse takes several times as long as all the rest. */
    private static PhoneNumber number(String digits, Region region) {
        String significant =
                region.hasPrefix(digits) ? digits.substring(region.prefix().length()) : digits;
        return new PhoneNumber()
                .setCountryCode(region.countryCode())
                .setNationalNumber(Long.parseLong(significant))
                .setItalianLeadingZero(significant.startsWith("0"));
    }

    /** The same digits, and the first group ends where one of the plan's does; the prefix may stand in front. */
    private static boolean isWrittenAs(List<String> planned, String written, String digits, Region region) {
        String national = String.join("", planned);
        if (digits.equals(national)) {
            return isGroupedAs(planned, groups(written));
        }
        return digits.equals(region.prefix() + national)
                && isGroupedAs(planned, groups(written.replaceFirst(region.prefix(), "")));
    }

    private static boolean isGroupedAs(List<String> planned, List<String> groups) {
        return groups.size() == 1 || endsGroup(groups.get(0).length(), planned);
    }

    private static boolean endsGroup(int length, List<String> planned) {
        int end = 0;
        for (String group : planned) {
            end += group.length();
            if (end == length) {
                return true;
            }
        }
        return false;
    }

    private static List<String> groups(String written) {
        return NOT_DIGITS
                .splitAsStream(written)
                .filter(group -> !group.isEmpty())
                .toList();
    }
}
