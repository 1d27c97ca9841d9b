package io.millrace.privacy;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Kinds of personal data, in the order in which they are looked for: what one has found, the next ones do not see. */
public enum PersonalData {
    /** An e-mail address, also with its signs spelled out. */
    EMAIL,
    /** The number of a payment card: 13 to 19 digits that begin as cards do and whose check digit is right. */
    CARD,
    /** An IP address, version 4 or 6. */
    IP,
    /** A telephone number that can exist. */
    PHONE,
    /** The name of an account, such as {@code @name}. */
    HANDLE;

    /** The name in the configuration, such as {@code email}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What stands in its place, such as {@code [EMAIL]}. */
    public String placeholder() {
        return "[" + name() + "]";
    }

    /** What a decision says of it, such as {@code redacted-email}. */
    public String flag() {
        return "redacted-" + label();
    }

    /**
     * The kind of that label.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static PersonalData of(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT));
    }

    /** All labels, in order. */
    public static List<String> labels() {
        return Arrays.stream(values()).map(PersonalData::label).toList();
    }
}
