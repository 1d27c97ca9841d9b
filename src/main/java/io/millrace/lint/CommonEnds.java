package io.millrace.lint;

/**
 * The longest beginning and the longest end that all texts share. For one thread.
 */
final class CommonEnds {

    private String prefix;
    private String suffix;
    private boolean identical = true;

    void add(String text) {
        if (prefix == null) {
            prefix = text;
            suffix = text;
            return;
        }
        identical &= text.equals(prefix);
        prefix = prefix.substring(0, sharedPrefix(prefix, text));
        suffix = suffix.substring(suffix.length() - sharedSuffix(suffix, text));
    }

    /** Empty if there is none. */
    String prefix() {
        return prefix == null ? "" : prefix;
    }

    /** Empty if there is none. */
    String suffix() {
        return suffix == null ? "" : suffix;
    }

    /** Whether all texts are the same. */
    boolean isIdentical() {
        return identical;
    }

    private static int sharedPrefix(String one, String other) {
        int max = Math.min(one.length(), other.length());
        int length = 0;
        while (length < max && one.charAt(length) == other.charAt(length)) {
            length++;
        }
        return length > 0 && Character.isHighSurrogate(one.charAt(length - 1)) ? length - 1 : length;
    }

    private static int sharedSuffix(String one, String other) {
        int max = Math.min(one.length(), other.length());
        int length = 0;
        while (length < max && one.charAt(one.length() - 1 - length) == other.charAt(other.length() - 1 - length)) {
            length++;
        }
        return length > 0 && Character.isLowSurrogate(one.charAt(one.length() - length)) ? length - 1 : length;
    }
}
