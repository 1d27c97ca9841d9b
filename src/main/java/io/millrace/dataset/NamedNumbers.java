package io.millrace.dataset;

import java.math.BigDecimal;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Numbers by name, as options are written: {@code de:0.5,en:1}. Numbers are from 0 to 999,999.999999. */
final class NamedNumbers {

    private static final Pattern PAIR = Pattern.compile("([a-z0-9]+):([0-9]{1,6}(?:\\.[0-9]{1,6})?)");

    private NamedNumbers() {}

    /** Reads what {@link #format} wrote; {@link DatasetException} names the option if it cannot be read or a name comes twice. */
    static SortedMap<String, BigDecimal> parse(String option, String text) {
        SortedMap<String, BigDecimal> numbers = new TreeMap<>();
        for (String pair : text.split(",", -1)) {
            Matcher matcher = PAIR.matcher(pair.strip());
            if (!matcher.matches() || numbers.put(matcher.group(1), new BigDecimal(matcher.group(2))) != null) {
                throw new DatasetException("Dataset option " + option + " is '" + text
                        + "'; give name:number, each name once, with at most six decimals, separated by commas");
            }
        }
        return numbers;
    }

    /** In name order and without zeros that say nothing, so that equal numbers give equal texts. */
    static String format(Map<?, BigDecimal> numbers) {
        return numbers.entrySet().stream()
                .map(entry -> entry.getKey() + ":"
                        + entry.getValue().stripTrailingZeros().toPlainString())
                .collect(Collectors.joining(","));
    }
}
