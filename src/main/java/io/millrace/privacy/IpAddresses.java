package io.millrace.privacy;

import java.util.regex.Pattern;
import org.apache.commons.validator.routines.InetAddressValidator;

/**
 * IP addresses. Four numbers of one digit each, 1.2.3.4, are a version or a section and stay; so do four numbers after a word
 * such as "version". An address of version 6 needs two groups and one of three digits or more, so that 10::30 stays.
 */
final class IpAddresses {

    /** What may be one of version 4. */
    static final Pattern V4 = Pattern.compile(
            "(?=[0-9])(?<![a-z0-9_])(?<![0-9][.,:-])[0-9]{1,3}(?:\\.[0-9]{1,3}){3}(?![a-z0-9_]|[.,-][0-9])");

    /** What may be one of version 6, also with one of version 4 at its end, or with a zone. */
    static final Pattern V6 = Pattern.compile(
            "(?=[0-9a-f:])(?<![a-z0-9_:.])(?:[0-9a-f]{0,4}:){2,7}"
                    + "(?:[0-9]{1,3}(?:\\.[0-9]{1,3}){3}|[0-9a-f]{1,4}|(?<=::))(?:%[a-z0-9]{1,16})?(?![a-z0-9_]|:[0-9a-f:]|\\.[0-9])");

    private static final Pattern VERSION = Pattern.compile("[0-9](?:\\.[0-9]){3}");
    private static final Pattern PLAUSIBLE =
            Pattern.compile(".*[0-9a-f]:.*(?:[0-9a-f]{3}|\\.).*|.*[0-9a-f]{3}:.*[0-9a-f].*");
    private static final InetAddressValidator VALIDATOR = InetAddressValidator.getInstance();

    private IpAddresses() {}

    /** Confirms one of version 4. */
    static boolean isV4(Skeleton text, Span span) {
        String address = text.subSequence(span.start(), span.end());
        return VALIDATOR.isValidInet4Address(address)
                && !VERSION.matcher(address).matches()
                && !NumberNames.nameVersion(text, span.start());
    }

    /** Confirms one of version 6. */
    static boolean isV6(Skeleton text, Span span) {
        String address = text.subSequence(span.start(), span.end());
        return isPlausible(address) && VALIDATOR.isValidInet6Address(address);
    }

    private static boolean isPlausible(String address) {
        return address.indexOf('.') > 0 || PLAUSIBLE.matcher(address).matches();
    }
}
