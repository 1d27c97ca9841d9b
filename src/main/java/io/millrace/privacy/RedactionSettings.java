package io.millrace.privacy;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.util.Set;

/**
 * What is redacted.
 *
 * @param kinds what is looked for; empty for nothing
 * @param regions whose national telephone numbers are looked for, ISO 3166-1 in capitals; international numbers, which begin
 *     with + or 00, are found whatever is listed
 */
public record RedactionSettings(Set<PersonalData> kinds, Set<String> regions) {

    /** Nothing is redacted. */
    public static final RedactionSettings NONE = new RedactionSettings(Set.of(), Set.of());

    /**
     * Checks the regions.
     *
     * @throws IllegalArgumentException naming a region that is not known
     */
    public RedactionSettings {
        kinds = Set.copyOf(kinds);
        regions = Set.copyOf(regions);
        regions.forEach(RedactionSettings::requireKnown);
    }

    private static void requireKnown(String region) {
        if (!PhoneNumberUtil.getInstance().getSupportedRegions().contains(region)) {
            throw new IllegalArgumentException("the telephone numbers of the region " + region
                    + " are not known; name regions by their ISO 3166-1 code in capitals, for example US");
        }
    }
}
