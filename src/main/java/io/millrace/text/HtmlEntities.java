package io.millrace.text;

import java.nio.charset.Charset;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * Decodes HTML character references that end in a semicolon. As browsers do, numbers 128 to 159 mean Windows-1252, and
 * numbers that are no character mean U+FFFD. What is not a known reference stays as it is.
 */
final class HtmlEntities {

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final int REFERENCE_CHARS_MAX = 12;
    private static final Map<String, String> NAMED = load();

    private HtmlEntities() {}

    /** Returns the text with every reference decoded once. */
    static String decode(String text) {
        int ampersand = text.indexOf('&');
        return ampersand < 0 ? text : decodeFrom(text, ampersand);
    }

    private static String decodeFrom(String text, int firstAmpersand) {
        StringBuilder out = new StringBuilder(text.length());
        int copied = 0;
        for (int start = firstAmpersand; start >= 0; start = text.indexOf('&', Math.max(copied, start + 1))) {
            int end = semicolon(text, start);
            String decoded = end < 0 ? null : reference(text.substring(start + 1, end));
            if (decoded != null) {
                out.append(text, copied, start).append(decoded);
                copied = end + 1;
            }
        }
        return out.append(text, copied, text.length()).toString();
    }

    private static int semicolon(String text, int ampersand) {
        int limit = Math.min(text.length(), ampersand + REFERENCE_CHARS_MAX);
        for (int i = ampersand + 1; i < limit; i++) {
            if (text.charAt(i) == ';') {
                return i;
            }
        }
        return -1;
    }

    private static String reference(String body) {
        return body.startsWith("#") ? numeric(body.substring(1)) : NAMED.get(body);
    }

    private static String numeric(String digits) {
        boolean hexadecimal = digits.startsWith("x") || digits.startsWith("X");
        try {
            return hexadecimal ? character(Long.parseLong(digits.substring(1), 16)) : character(Long.parseLong(digits));
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static String character(long number) {
        if (number >= 0x80 && number < 0xA0) {
            return new String(new byte[] {(byte) number}, WINDOWS_1252);
        }
        boolean valid = number > 0 && number <= Character.MAX_CODE_POINT && (number < 0xD800 || number > 0xDFFF);
        return Character.toString(valid ? (int) number : 0xFFFD);
    }

    private static Map<String, String> load() {
        Properties names = Resources.properties(HtmlEntities.class, "html-entities.properties");
        return names.stringPropertyNames().stream()
                .collect(Collectors.toUnmodifiableMap(
                        name -> name, name -> Character.toString(Integer.parseInt(names.getProperty(name), 16))));
    }
}
