package io.millrace.input;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;

/**
 * Typed access to the values of one record.
 *
 * @param values by column; absent ones are not there
 */
record Row(Map<String, String> values) {

    private static final int NUMBER_CHARS_MAX = 32;

    /** Null if absent. */
    String text(String column) {
        return values.get(column);
    }

    String required(String column) throws BadLineException {
        String text = values.get(column);
        if (text == null || text.isBlank()) {
            throw new BadLineException(column + " is missing");
        }
        return text;
    }

    /** Null if absent; {@code 5.0} counts as 5, as tools write it that have no whole numbers with gaps. */
    Integer whole(String column) throws BadLineException {
        Double number = number(column);
        if (number == null) {
            return null;
        }
        if (number != Math.rint(number) || Math.abs(number) > Integer.MAX_VALUE) {
            throw new BadLineException(column + " is not a whole number");
        }
        return number.intValue();
    }

    /** Null if absent. */
    Double number(String column) throws BadLineException {
        String text = values.get(column);
        if (text == null) {
            return null;
        }
        try {
            double number = text.length() > NUMBER_CHARS_MAX ? Double.NaN : Double.parseDouble(text);
            if (Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw new BadLineException(column + " is not a number");
    }

    /** Null if absent; milliseconds since 1970, a date with time and offset, or a date, which begins in UTC. */
    Instant time(String column) throws BadLineException {
        String text = values.get(column);
        if (text == null) {
            return null;
        }
        try {
            return Instant.ofEpochMilli(millis(text.strip()));
        } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
            throw new BadLineException(
                    column + " is neither ISO-8601 with an offset, nor a date, nor milliseconds since 1970");
        }
    }

    private static long millis(String text) {
        if (text.matches("-?\\d+")) {
            return Long.parseLong(text);
        }
        return text.indexOf('T') < 0
                ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli()
                : OffsetDateTime.parse(text).toInstant().toEpochMilli();
    }
}
